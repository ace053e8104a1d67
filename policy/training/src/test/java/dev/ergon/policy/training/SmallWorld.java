package dev.ergon.policy.training;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.bc.Recipe;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.model.VlaShape;
import dev.ergon.policy.training.sample.SampleFile;
import dev.ergon.policy.training.sample.SampleWriter;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import dev.ergon.policy.training.sample.TrainingSample.Mark;
import dev.ergon.policy.training.sample.TrainingSample.QuestionLabel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** Grey pictures with one bright square; "left" and "right" say where to move. */
public final class SmallWorld {
  public static final int SIDE = 32;
  public static final List<CameraSpec> CAMERAS =
      List.of(new CameraSpec("front", SIDE, SIDE), new CameraSpec("wrist", SIDE, SIDE));
  public static final ActionSpace SPACE =
      new ActionSpace(
          "small",
          List.of(
              new ActionDimension("terminate", ActionKind.TERMINATE, 0, 1),
              new ActionDimension("dx", ActionKind.DELTA_POSITION, -0.04, 0.04),
              new ActionDimension("dy", ActionKind.DELTA_POSITION, -0.04, 0.04),
              new ActionDimension("dz", ActionKind.DELTA_POSITION, -0.04, 0.04),
              new ActionDimension("gripper", ActionKind.GRIPPER, 0, 1)),
          "base_link",
          RotationEncoding.NONE,
          GripperConvention.ONE_IS_OPEN);
  private static final int STATE = 3;

  private SmallWorld() {}

  public static Path write(Path folder, int count, long seed) throws IOException {
    Path file = folder.resolve("small.samples");
    Random random = new Random(seed);
    try (SampleWriter writer = new SampleWriter(file)) {
      for (int i = 0; i < count; i++) {
        writer.add(sample(random));
      }
    }
    return file;
  }

  public static TrainingSample sample(Random random) {
    int x = random.nextInt(SIDE - 8);
    int y = random.nextInt(SIDE - 8);
    float u = (x + 4f) / SIDE;
    float v = (y + 4f) / SIDE;
    return new TrainingSample(
        List.of(picture(x, y), picture(y, x)),
        new float[] {random.nextFloat(), 2 + random.nextFloat(), -1},
        List.of(action("go left", 0.03, u, v), action("go right", -0.03, u, v)),
        List.of(new QuestionLabel("is it bright", "yes")),
        List.of(new Mark(0, u, v, "bright", "square"), new Mark(1, v, u, "bright", "square")));
  }

  public static Curriculum curriculum(SampleFile samples) {
    return Curriculum.of(samples, SPACE, CAMERAS, List.of());
  }

  public static VlaShape shape(Curriculum curriculum) {
    return shape(curriculum, 0);
  }

  /** A model whose pictures pass through a Q-Former of so many queries; 0 for none. */
  public static VlaShape shape(Curriculum curriculum, int queries) {
    int words = curriculum.vocabulary().size();
    return new VlaShape(SIDE, 2, 32, 1, STATE, 32, 2, 2, words, 48, queries, Lora.NONE);
  }

  public static Recipe recipe(int steps, long seed) {
    return new Recipe(steps, 8, 2, 1, 6, 3e-3f, 5, 0.1f, 0.05f, 1f, 0.9f, 2, 0, seed);
  }

  private static ActionLabel action(String words, double dy, float u, float v) {
    return new ActionLabel(words, new double[] {0, 0.01, dy, -0.02, 1}, new float[] {u, v});
  }

  private static byte[] picture(int left, int top) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    for (int i = 0; i < SIDE * SIDE; i++) {
      int x = i % SIDE - left;
      int y = i / SIDE - top;
      byte level = (byte) (x >= 0 && x < 8 && y >= 0 && y < 8 ? 240 : 60);
      rgb[3 * i] = level;
      rgb[3 * i + 1] = level;
      rgb[3 * i + 2] = (byte) 90;
    }
    return rgb;
  }
}
