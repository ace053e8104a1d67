package dev.ergon.perception.camera;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.bytedeco.javacv.FrameGrabber;
import org.jspecify.annotations.Nullable;

/** Reads pictures by FFmpeg, scaled to the wanted size. */
final class FfmpegReader implements FrameReader {
  private static final int CHANNELS = 3;

  private final FFmpegFrameGrabber grabber;
  private final boolean live;
  private long firstMicros = -1;

  private FfmpegReader(FFmpegFrameGrabber grabber, boolean live) {
    this.grabber = grabber;
    this.live = live;
  }

  /**
   * Opens an input.
   *
   * @param size what pictures are scaled to; null for the input's own
   * @param patience how long a network peer may be silent
   */
  static FfmpegReader open(VideoInput input, @Nullable FrameSize size, Duration patience)
      throws IOException {
    // Failures come back as exceptions; FFmpeg's own lines on standard error would only repeat
    // them.
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    FFmpegFrameGrabber grabber = grabber(input, size, patience);
    grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
    if (size != null) {
      grabber.setImageWidth(size.width());
      grabber.setImageHeight(size.height());
    }
    try {
      // start() would hold a lock of the whole process while a network peer keeps us waiting.
      grabber.startUnsafe();
    } catch (FrameGrabber.Exception e) {
      release(grabber);
      // Not as the cause: its message may show the password of a stream.
      throw new IOException(input.redacted(String.valueOf(e.getMessage())), null);
    }
    return new FfmpegReader(grabber, input.isLive());
  }

  private static FFmpegFrameGrabber grabber(
      VideoInput input, @Nullable FrameSize size, Duration patience) {
    if (input instanceof VideoInput.VideoFile file) {
      return new FFmpegFrameGrabber(file.path().toFile());
    } else if (input instanceof VideoInput.V4l2Device device) {
      FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(device.device().toString());
      grabber.setFormat("v4l2");
      grabber.setOption("framerate", Double.toString(device.rateHz()));
      if (size != null) {
        grabber.setOption("video_size", size.width() + "x" + size.height());
      }
      if (device.encoding() != null) {
        grabber.setOption("input_format", device.encoding());
      }
      return grabber;
    } else if (input instanceof VideoInput.RtspStream stream) {
      FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(stream.uri().toString());
      grabber.setFormat("rtsp");
      grabber.setOption("rtsp_transport", stream.tcp() ? "tcp" : "udp");
      grabber.setOption("timeout", Long.toString(patience.toNanos() / 1000));
      grabber.setOption("fflags", "nobuffer");
      grabber.setOption("flags", "low_delay");
      return grabber;
    }
    throw new AssertionError("no reader for " + input);
  }

  @Override
  public @Nullable TimedImage next() throws IOException {
    Frame frame;
    try {
      frame = grabber.grabImage();
    } catch (FrameGrabber.Exception e) {
      throw new IOException(e.getMessage(), e);
    }
    if (frame == null || frame.image == null) {
      return null;
    }
    if (firstMicros < 0) {
      firstMicros = frame.timestamp;
    }
    long due = live ? 0 : Math.max(0, frame.timestamp - firstMicros) * 1000;
    return new TimedImage(copy(frame), due);
  }

  private static Image copy(Frame frame) {
    int row = frame.imageWidth * CHANNELS;
    byte[] samples = new byte[row * frame.imageHeight];
    ByteBuffer source = (ByteBuffer) frame.image[0];
    for (int y = 0; y < frame.imageHeight; y++) {
      source.get(y * frame.imageStride, samples, y * row, row);
    }
    return Image.adopt(frame.imageWidth, frame.imageHeight, PixelFormat.RGB8, samples);
  }

  @Override
  public void close() {
    release(grabber);
  }

  private static void release(FFmpegFrameGrabber grabber) {
    try {
      grabber.releaseUnsafe();
    } catch (FrameGrabber.Exception e) {
      throw new IllegalStateException("cannot release FFmpeg's reader: " + e.getMessage(), e);
    }
  }
}
