package dev.ergon.policy.training.bc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.bc.TrainingListener.StepReport;
import dev.ergon.policy.training.export.BundleWriter;
import dev.ergon.policy.training.export.OperatorSet;
import dev.ergon.policy.training.export.ParityCheck;
import dev.ergon.policy.training.export.TorchReference;
import dev.ergon.policy.training.export.WeightFormat;
import dev.ergon.policy.training.model.Lora;
import dev.ergon.policy.training.sample.SampleFile;
import dev.ergon.policy.training.sample.TrainingSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoraTest {
  private static final Lora LORA = new Lora(4, 8, true);

  @TempDir Path folder;
  private Path samples = Path.of("");

  @BeforeEach
  void writeSamples() throws Exception {
    samples = SmallWorld.write(folder, 64, 7);
  }

  @Test
  void adaptersLearnWhileNoOtherWeightMoves() throws Exception {
    Checkpoint base = train(Lora.NONE, 4, null, true, new ArrayList<>());
    List<StepReport> steps = new ArrayList<>();
    Checkpoint tuned = train(LORA, 30, base, true, steps);
    StepReport last = steps.get(steps.size() - 1);
    assertTrue(
        last.actionLoss() < 0.97 * steps.get(0).actionLoss(), () -> steps.get(0) + " to " + last);
    Map<String, float[]> before = base.weights();
    Map<String, float[]> after = tuned.weights();
    before.forEach((name, values) -> assertArrayEquals(values, after.get(name), name));
    after.forEach((name, values) -> {
      if (!before.containsKey(name)) {
        assertTrue(Lora.isAdapter(name), name);
        assertTrue(moved(values), name);
      }
    });
    assertTrue(after.containsKey("decoder/layer1/attention/qkv/lora_b"));
    assertTrue(after.containsKey("vision/layer0/down/lora_a"));
  }

  @Test
  void optimiserKeepsStateOfAdaptersAlone() throws Exception {
    Checkpoint base = train(Lora.NONE, 2, null, true, new ArrayList<>());
    Checkpoint tuned = train(LORA, 2, base, true, new ArrayList<>());
    for (String name : tuned.arrays().keySet()) {
      assertTrue(name.startsWith("average/") || Lora.isAdapter(name), name);
    }
  }

  @Test
  void withoutTheOptionTheEncoderHasNoAdapters() throws Exception {
    Checkpoint base = train(Lora.NONE, 1, null, true, new ArrayList<>());
    Checkpoint tuned = train(new Lora(2, 2, false), 1, base, true, new ArrayList<>());
    assertTrue(tuned.weights().containsKey("decoder/layer0/up/lora_a"));
    assertFalse(
        tuned.weights().keySet().stream()
            .anyMatch(n -> n.startsWith("vision") && Lora.isAdapter(n)));
  }

  @Test
  void mergedWeightsSayWhatAdaptersSay() throws Exception {
    Checkpoint base = train(Lora.NONE, 4, null, true, new ArrayList<>());
    Checkpoint tuned = train(LORA, 15, base, true, new ArrayList<>());
    Checkpoint merged = tuned.merged();
    assertEquals(base.weights().keySet(), merged.weights().keySet());
    double moved = 0;
    Random random = new Random(3);
    try (TorchReference adapted = new TorchReference(tuned);
        TorchReference folded = new TorchReference(merged);
        TorchReference untouched = new TorchReference(base)) {
      for (int i = 0; i < 10; i++) {
        TrainingSample sample = SmallWorld.sample(random);
        float[][] logits = logits(adapted, sample);
        assertEquals(0, difference(logits, logits(folded, sample)), 1e-4);
        moved = Math.max(moved, difference(logits, logits(untouched, sample)));
      }
    }
    assertTrue(moved > 0.1, "the adapters changed the logits by " + moved);
  }

  @Test
  void exportMergesAdapters() throws Exception {
    Checkpoint base = train(Lora.NONE, 8, null, true, new ArrayList<>());
    Checkpoint tuned = train(LORA, 8, base, true, new ArrayList<>());
    Path bundle = folder.resolve("bundle");
    new BundleWriter(
            tuned,
            new BundleWriter.Manifest(
                "small", List.of(StateSpec.Value.TOOL_POSITION), "200 ms", "a square", null))
        .write(bundle, List.of(WeightFormat.FP32), OperatorSet.RUNTIME);
    try (SampleFile file = SampleFile.open(samples)) {
      ParityCheck.Report report =
          ParityCheck.run(tuned, bundle, GraphVariant.FP32, file, 20, new SystemClock());
      assertEquals(report.steps(), report.sameTokens(), report::toString);
      assertTrue(report.largestDifference() < 1e-4, report::toString);
    }
  }

  @Test
  void goesOnFromACheckpointWithAdapters() throws Exception {
    Checkpoint base = train(Lora.NONE, 5, null, true, new ArrayList<>());
    List<StepReport> whole = new ArrayList<>();
    train(LORA, 8, base, true, whole);
    List<StepReport> parts = new ArrayList<>();
    Checkpoint half = train(LORA, 8, 4, base, true, parts);
    assertEquals(4, half.step());
    train(LORA, 8, 8, Checkpoint.read(folder.resolve(BehaviourCloning.NEWEST)), false, parts);
    for (int i = 0; i < whole.size(); i++) {
      assertEquals(whole.get(i).loss(), parts.get(i).loss(), 1e-3 * whole.get(i).loss());
    }
  }

  @Test
  void adaptersNeedSomethingToAdapt() {
    assertThrows(InvalidInputException.class, () -> train(LORA, 1, null, true, new ArrayList<>()));
  }

  private Checkpoint train(
      Lora lora, int steps, @Nullable Checkpoint from, boolean restart, List<StepReport> heard)
      throws Exception {
    return train(lora, steps, steps, from, restart, heard);
  }

  private Checkpoint train(
      Lora lora,
      int steps,
      int until,
      @Nullable Checkpoint from,
      boolean restart,
      List<StepReport> heard)
      throws Exception {
    try (SampleFile file = SampleFile.open(samples)) {
      Curriculum curriculum = SmallWorld.curriculum(file);
      return new BehaviourCloning(
              file,
              curriculum,
              SmallWorld.shape(curriculum).withLora(lora),
              SmallWorld.recipe(steps, 3),
              folder,
              1000)
          .train(
              from,
              restart,
              new TrainingListener() {
                private int done;

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

  private static float[][] logits(TorchReference model, TrainingSample sample) {
    return model.logits(sample.pictures(), sample.state(), sample.actions().get(0).instruction());
  }

  private static double difference(float[][] a, float[][] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      for (int k = 0; k < a[i].length; k++) {
        largest = Math.max(largest, Math.abs((double) a[i][k] - b[i][k]));
      }
    }
    return largest;
  }

  private static boolean moved(float[] values) {
    for (float value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }
}
