package dev.ergon.datasets.internal.video;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * Writes pictures of one size to an MP4: H.264 by OpenH264, yuv420p, constant rate, picture {@code
 * i} at {@code i / fps}, a keyframe at every second picture, index in front. The same pictures make
 * the same bytes. A file that was not {@link #finish}ed cannot be played.
 */
public final class Mp4Encoder implements AutoCloseable {
  /** Pictures from one keyframe to the next; short, so that any picture is cheap to reach. */
  public static final int KEYFRAME_INTERVAL = 2;

  public static final String CODEC = "h264";
  public static final String PIXEL_FORMAT = "yuv420p";

  // Quantisers on H.264's scale of 0..51: near to what the eye tells apart.
  private static final String FINEST_QUANTISER = "16";
  private static final String COARSEST_QUANTISER = "20";
  private static final int BITS_PER_PIXEL = 2;

  private final FFmpegFrameRecorder recorder;
  private final Frame frame;
  private final byte[] row;
  private int pictures;
  private boolean open = true;

  /**
   * @param width even, in pixels
   * @param height even, in pixels
   */
  public Mp4Encoder(Path file, int width, int height, int framesPerSecond) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
    row = new byte[width * 3];
    recorder = new FFmpegFrameRecorder(file.toString(), width, height, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(framesPerSecond);
    recorder.setGopSize(KEYFRAME_INTERVAL);
    recorder.setVideoBitrate(
        (int)
            Math.min(
                Integer.MAX_VALUE / 2, (long) width * height * framesPerSecond * BITS_PER_PIXEL));
    recorder.setVideoOption("rc_mode", "quality");
    recorder.setVideoOption("qmin", FINEST_QUANTISER);
    recorder.setVideoOption("qmax", COARSEST_QUANTISER);
    // One thread and no writer's name: the same bytes for the same pictures.
    recorder.setVideoOption("threads", "1");
    recorder.setOption("fflags", "+bitexact");
    recorder.setOption("movflags", "+faststart");
    recorder.start();
  }

  /**
   * Loads FFmpeg, which otherwise the first picture does.
   *
   * @throws HostLacksException if it cannot be loaded here
   */
  public static void requireAvailable() {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    } catch (LinkageError e) {
      throw new HostLacksException(
          "FFmpeg cannot be loaded on this host ("
              + e.getMessage()
              + "); take the ffmpeg and javacpp jars of this platform, or record without cameras",
          e);
    }
  }

  /** Adds the next picture: of the declared size, colour or grey. */
  public void add(Image image) throws IOException {
    fill(image);
    recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
    pictures++;
  }

  /** How many pictures were added. */
  public int pictures() {
    return pictures;
  }

  /** Writes the index; the file is whole afterwards. */
  public void finish() throws IOException {
    recorder.stop();
    close();
  }

  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      recorder.release();
      frame.close();
    }
  }

  private void fill(Image image) {
    ByteBuffer target = (ByteBuffer) frame.image[0];
    for (int y = 0; y < image.height(); y++) {
      image.copyRow(y, row, 0);
      if (image.format() == PixelFormat.MONO8) {
        spread(row, image.width());
      }
      target.put(y * frame.imageStride, row, 0, row.length);
    }
  }

  /** Turns {@code width} grey samples at the front of {@code row} into colour, in place. */
  private static void spread(byte[] row, int width) {
    for (int x = width - 1; x >= 0; x--) {
      byte grey = row[x];
      row[3 * x] = grey;
      row[3 * x + 1] = grey;
      row[3 * x + 2] = grey;
    }
  }
}
