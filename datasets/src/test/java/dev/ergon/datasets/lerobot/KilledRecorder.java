package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import java.nio.file.Path;
import java.util.List;

/** Records short episodes for ever, a line of output for every step, until it is killed. */
final class KilledRecorder {
  static final DatasetSpec SPEC = Recordings.spec(Recordings.WRIST);
  private static final int LENGTH = 3;

  private KilledRecorder() {}

  public static void main(String[] args) {
    List<Step> steps = Recordings.steps(SPEC, LENGTH, "stack the cubes", 7);
    try (LeRobotWriter writer = LeRobotWriter.open(Path.of(args[0]), SPEC)) {
      while (true) {
        writer.begin();
        for (Step step : steps) {
          writer.record(step);
          System.out.println("step");
        }
        System.out.println("ended " + writer.end());
      }
    }
  }
}
