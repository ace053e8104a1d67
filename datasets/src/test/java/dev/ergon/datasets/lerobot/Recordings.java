package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded episodes to record. */
final class Recordings {
  static final int FPS = 10;
  static final CameraSpec FRONT = new CameraSpec("front", 64, 48);
  static final CameraSpec WRIST = new CameraSpec("wrist", 32, 32);

  private Recordings() {}

  static DatasetSpec spec(CameraSpec... cameras) {
    return new DatasetSpec(
        "ergon_arm",
        FPS,
        List.of("shoulder.pos_rad", "elbow.pos_rad", "gripper.open"),
        List.of("dx_m", "dy_m", "gripper"),
        List.of(cameras));
  }

  /** The steps of an episode; the last one is done and succeeded. */
  static List<Step> steps(DatasetSpec spec, int length, String task, long seed) {
    var random = new Random(seed);
    var steps = new ArrayList<Step>();
    for (int i = 0; i < length; i++) {
      boolean last = i == length - 1;
      steps.add(
          new Step(
              frames(spec, i),
              numbers(random, spec.stateNames().size()),
              numbers(random, spec.actionNames().size()),
              task,
              last ? 1 : 0,
              last,
              last));
    }
    return steps;
  }

  /** Records one episode of {@code steps}; answers its index. */
  static long record(LeRobotWriter writer, List<Step> steps) {
    writer.begin();
    steps.forEach(writer::record);
    return writer.end();
  }

  /** Records episodes of the given lengths into a new or existing dataset. */
  static void record(Path root, DatasetSpec spec, RecordingOptions options, int... lengths) {
    try (LeRobotWriter writer = LeRobotWriter.open(root, spec, options)) {
      for (int length : lengths) {
        record(writer, steps(spec, length, "put the red cube in the bowl", length));
      }
    }
  }

  /** A smooth picture that moves with {@code i}, and differs by camera. */
  static Image picture(CameraSpec camera, int i) {
    byte[] samples = new byte[camera.width() * camera.height() * 3];
    for (int y = 0, o = 0; y < camera.height(); y++) {
      for (int x = 0; x < camera.width(); x++) {
        samples[o++] = (byte) (40 + 2 * x + i);
        samples[o++] = (byte) (200 - 3 * y);
        samples[o++] = (byte) (camera.name().length() * 20 + i);
      }
    }
    return Image.adopt(camera.width(), camera.height(), PixelFormat.RGB8, samples);
  }

  private static List<CameraFrame> frames(DatasetSpec spec, int i) {
    return spec.cameras().stream()
        .map(camera -> new CameraFrame(camera.name(), i * 1_000_000_000L / FPS, picture(camera, i)))
        .toList();
  }

  private static double[] numbers(Random random, int count) {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian();
    }
    return numbers;
  }
}
