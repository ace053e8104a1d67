package dev.ergon.launch.report;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** An MP4 for people to watch: H.264 by OpenH264, yuv420p, playable while it downloads. */
final class VideoFile implements AutoCloseable {
  private static final int BYTES_PER_PIXEL = 3;
  private final FFmpegFrameRecorder recorder;
  private final Frame frame;
  private boolean open = true;

  VideoFile(Path file, int width, int height, int picturesPerSecond) throws IOException {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    frame = new Frame(width, height, Frame.DEPTH_UBYTE, BYTES_PER_PIXEL);
    recorder = new FFmpegFrameRecorder(file.toString(), width, height, 0);
    recorder.setFormat("mp4");
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setFrameRate(picturesPerSecond);
    recorder.setGopSize(2 * picturesPerSecond);
    recorder.setVideoBitrate(4_000_000);
    recorder.setVideoOption("rc_mode", "quality");
    recorder.setVideoOption("qmin", "18");
    recorder.setVideoOption("qmax", "28");
    recorder.setVideoOption("threads", "1");
    recorder.setOption("fflags", "+bitexact");
    recorder.setOption("movflags", "+faststart");
    recorder.start();
  }

  /** Adds a picture of type {@link BufferedImage#TYPE_3BYTE_BGR} and the declared size. */
  void add(BufferedImage picture) throws IOException {
    byte[] bgr = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
    ByteBuffer target = (ByteBuffer) frame.image[0];
    int row = picture.getWidth() * BYTES_PER_PIXEL;
    for (int y = 0; y < picture.getHeight(); y++) {
      target.put(y * frame.imageStride, bgr, y * row, row);
    }
    recorder.record(frame, avutil.AV_PIX_FMT_BGR24);
  }

  /** Writes the index and closes the file, which can then be played. Idempotent. */
  @Override
  public void close() throws IOException {
    if (open) {
      open = false;
      try {
        recorder.stop();
      } finally {
        recorder.release();
        frame.close();
      }
    }
  }
}
