package dev.ergon.perception.camera;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Writes videos whose pictures are plain grey, each brighter than the one before. */
final class VideoMaker {
  static final int RATE_HZ = 10;

  private VideoMaker() {}

  /** The grey of picture {@code index}. */
  static int grey(int index) {
    return 40 + 20 * index;
  }

  static void write(Path file, int width, int height, int pictures) throws Exception {
    avutil.av_log_set_level(avutil.AV_LOG_ERROR);
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), width, height)) {
      recorder.setFormat("mp4");
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(RATE_HZ);
      recorder.setVideoQuality(1);
      recorder.start();
      Frame frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3);
      for (int i = 0; i < pictures; i++) {
        ByteBuffer samples = (ByteBuffer) frame.image[0];
        for (int at = 0; at < samples.capacity(); at++) {
          samples.put(at, (byte) grey(i));
        }
        recorder.record(frame);
      }
    }
  }
}
