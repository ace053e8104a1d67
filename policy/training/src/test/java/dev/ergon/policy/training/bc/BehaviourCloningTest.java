package dev.ergon.policy.training.bc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.bc.TrainingListener.StepReport;
import dev.ergon.policy.training.sample.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BehaviourCloningTest {
  @TempDir Path folder;

  @Test
  void learnsWhatTheWordsAskFor() throws Exception {
    List<StepReport> steps = new ArrayList<>();
    train(120, 120, null, steps);
    StepReport last = steps.get(steps.size() - 1);
    assertTrue(last.loss() < 0.5 * steps.get(0).loss(), () -> "loss " + last);
    // One action token in five depends on the words; without hearing them it is right half the
    // time.
    assertTrue(last.tokenAccuracy() > 0.97, () -> "tokens right " + last);
  }

  @Test
  void goesOnFromACheckpointAsIfItHadNotBeenStopped() throws Exception {
    List<StepReport> whole = new ArrayList<>();
    train(12, 12, null, whole);
    List<StepReport> parts = new ArrayList<>();
    Checkpoint half = train(12, 6, null, parts);
    assertEquals(6, half.step());
    assertEquals(6, Checkpoint.read(folder.resolve(BehaviourCloning.NEWEST)).step());
    train(12, 12, Checkpoint.read(folder.resolve(BehaviourCloning.NEWEST)), parts);
    assertEquals(12, parts.size());
    for (int i = 0; i < whole.size(); i++) {
      assertEquals(whole.get(i).loss(), parts.get(i).loss(), 1e-3 * whole.get(i).loss());
    }
  }

  @Test
  void checkpointIsReadAsItWasWritten() throws Exception {
    Checkpoint written = train(2, 2, null, new ArrayList<>());
    Checkpoint read = Checkpoint.read(folder.resolve(BehaviourCloning.NEWEST));
    assertEquals(written.shape(), read.shape());
    assertEquals(written.curriculum().words(), read.curriculum().words());
    assertEquals(written.curriculum().space(), read.curriculum().space());
    assertEquals(written.arrays().keySet(), read.arrays().keySet());
    assertTrue(read.weights().containsKey("decoder/layer0/attention/qkv/weight"));
    written.arrays().forEach((name, values) -> assertArrayEquals(values, read.arrays().get(name)));
  }

  @Test
  void brokenCheckpointIsRefusedByName() throws Exception {
    train(1, 1, null, new ArrayList<>());
    Path file = folder.resolve(BehaviourCloning.NEWEST);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    var e = assertThrows(InvalidInputException.class, () -> Checkpoint.read(file));
    assertTrue(String.valueOf(e.getMessage()).contains(BehaviourCloning.NEWEST));
  }

  private Checkpoint train(int steps, int until, @Nullable Checkpoint from, List<StepReport> heard)
      throws Exception {
    Path file = SmallWorld.write(folder, 64, 7);
    try (SampleFile samples = SampleFile.open(file)) {
      Curriculum curriculum = SmallWorld.curriculum(samples);
      var cloning =
          new BehaviourCloning(
              samples,
              curriculum,
              SmallWorld.shape(curriculum),
              SmallWorld.recipe(steps, 3),
              folder,
              1000);
      return cloning.train(
          from,
          false,
          new TrainingListener() {
            private int done = from == null ? 0 : from.step();

            @Override
            public void stepped(StepReport report) {
              heard.add(report);
              done = report.step();
            }

            @Override
            public boolean stop() {
              return done >= until;
            }
          });
    }
  }
}
