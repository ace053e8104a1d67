package dev.ergon.policy.training.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.bc.BehaviourCloning;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.sample.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exported graphs, run by the runtime, against the same weights, run by PyTorch. */
class ExportTest {
  @TempDir static Path folder;
  private static Path samples = Path.of("");
  private static Path bundle = Path.of("");
  private static @Nullable Checkpoint trained;

  @BeforeAll
  static void trainAndExport() throws Exception {
    samples = SmallWorld.write(folder, 64, 11);
    try (SampleFile file = SampleFile.open(samples)) {
      Curriculum curriculum = SmallWorld.curriculum(file);
      trained =
          new BehaviourCloning(
                  file,
                  curriculum,
                  SmallWorld.shape(curriculum),
                  SmallWorld.recipe(60, 5),
                  folder,
                  1000)
              .train(null, false, report -> {});
    }
    bundle = folder.resolve("bundle");
    new BundleWriter(
            Objects.requireNonNull(trained),
            new BundleWriter.Manifest(
                "small", List.of(StateSpec.Value.TOOL_POSITION), "200 ms", "a square"))
        .write(bundle, List.of(WeightFormat.values()));
  }

  @Test
  void saysTheSameTokensAsPyTorch() throws Exception {
    ParityCheck.Report report = check(GraphVariant.FP32);
    assertEquals(report.steps(), report.sameTokens(), report::toString);
    assertTrue(report.largestDifference() < 1e-4, report::toString);
  }

  @Test
  void eightBitWeightsStayNear() throws Exception {
    ParityCheck.Report report = check(GraphVariant.INT8);
    assertTrue(report.largestDifference() > 1e-4, "nothing was rounded: " + report);
    assertTrue(report.differingTokens() < 0.2 * report.tokens(), report::toString);
  }

  @Test
  void eightBitGraphsAreAThirdOfTheSizeOrLess() throws Exception {
    long whole = Files.size(bundle.resolve("onnx/vision_encoder.onnx"));
    long small = Files.size(bundle.resolve("onnx/vision_encoder_int8.onnx"));
    assertTrue(small < whole * 0.45, () -> small + " bytes of " + whole);
  }

  private static ParityCheck.Report check(GraphVariant variant) throws Exception {
    try (SampleFile file = SampleFile.open(samples)) {
      return ParityCheck.run(
          Objects.requireNonNull(trained), bundle, variant, file, 40, new SystemClock());
    }
  }
}
