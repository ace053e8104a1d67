package dev.ergon.datasets.lerobot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** A video of six pictures as a dataset wants it, but for what a test changes. */
final class OddVideo {
  int width = Recordings.FRONT.width();
  int pictures = 6;
  int framesPerSecond = Recordings.FPS;
  int lateFrom = Integer.MAX_VALUE;
  boolean fragmented;
  boolean indexInFront = true;

  void write(Path file) throws IOException {
    int height = Recordings.FRONT.height();
    try (var recorder = new FFmpegFrameRecorder(file.toString(), width, height, 0);
        var frame = new Frame(width, height, Frame.DEPTH_UBYTE, 3)) {
      recorder.setFormat("mp4");
      recorder.setVideoCodecName("libopenh264");
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      // Finer ticks than pictures, so that one can be late.
      int ticks = lateFrom < pictures ? 100 : 1;
      recorder.setFrameRate(framesPerSecond * ticks);
      recorder.setGopSize(2);
      if (fragmented) {
        recorder.setOption("movflags", "empty_moov+frag_keyframe");
      } else if (indexInFront) {
        recorder.setOption("movflags", "+faststart");
      }
      recorder.start();
      for (int i = 0; i < pictures; i++) {
        ((ByteBuffer) frame.image[0]).put(0, (byte) i);
        if (ticks > 1) {
          long tick = (long) i * ticks + (i >= lateFrom ? ticks / 20 : 0);
          recorder.setTimestamp(tick * 1_000_000 / (framesPerSecond * ticks));
        }
        recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
      }
      recorder.stop();
    }
  }
}
