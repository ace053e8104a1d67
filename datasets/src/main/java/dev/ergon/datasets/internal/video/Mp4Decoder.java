package dev.ergon.datasets.internal.video;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.jspecify.annotations.Nullable;

/** Reads the pictures of a video file in order, each with its time. */
public final class Mp4Decoder implements AutoCloseable {
  private static final double MICROS = 1e6;

  private final FFmpegFrameGrabber grabber;

  /** A picture and when it is shown, in seconds from the start of the file. */
  public record Picture(double seconds, Image image) {}

  public Mp4Decoder(Path file) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_FATAL);
    grabber = new FFmpegFrameGrabber(file.toString());
    grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
    grabber.start();
    if (Math.max(width(), height()) > Image.MAX_SIDE || Math.min(width(), height()) < 1) {
      String got = width() + "x" + height();
      grabber.close();
      throw new IOException("picture size: got " + got + ", wanted 1.." + Image.MAX_SIDE);
    }
  }

  public int width() {
    return grabber.getImageWidth();
  }

  public int height() {
    return grabber.getImageHeight();
  }

  /** The average rate that the file declares. */
  public double framesPerSecond() {
    return grabber.getVideoFrameRate();
  }

  /** The codec's short name: {@code h264}, {@code av1}. */
  public String codec() {
    return grabber.getVideoCodecName();
  }

  /** Goes to the last picture at or before {@code seconds}; {@link #next} answers it. */
  public void seek(double seconds) throws IOException {
    grabber.setVideoTimestamp(Math.round(seconds * MICROS));
  }

  /** The next picture, or null at the end. */
  public @Nullable Picture next() throws IOException {
    Frame frame = grabber.grabImage();
    return frame == null ? null : new Picture(grabber.getTimestamp() / MICROS, image(frame));
  }

  @Override
  public void close() throws IOException {
    grabber.close();
  }

  private static Image image(Frame frame) {
    int width = frame.imageWidth;
    int height = frame.imageHeight;
    byte[] samples = new byte[width * height * 3];
    ByteBuffer source = (ByteBuffer) frame.image[0];
    for (int y = 0; y < height; y++) {
      source.get(y * frame.imageStride, samples, y * width * 3, width * 3);
    }
    return Image.adopt(width, height, PixelFormat.RGB8, samples);
  }
}
