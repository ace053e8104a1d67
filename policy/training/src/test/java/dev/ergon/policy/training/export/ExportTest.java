package dev.ergon.policy.training.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.bundle.RefusalSpec;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.bc.BehaviourCloning;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.sample.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The exported graphs, run by the runtime, against the same weights, run by PyTorch. */
class ExportTest {
  @TempDir static Path folder;
  private static Path samples = Path.of("");
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
    for (OperatorSet operators : OperatorSet.values()) {
      new BundleWriter(
              Objects.requireNonNull(trained),
              new BundleWriter.Manifest(
                  "small",
                  List.of(StateSpec.Value.TOOL_POSITION),
                  "200 ms",
                  "a square",
                  new RefusalSpec(0.2, 3)))
          .write(bundle(operators), List.of(WeightFormat.values()), operators);
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysTheSameTokensAsPyTorch(OperatorSet operators) throws Exception {
    ParityCheck.Report report = check(operators, GraphVariant.FP32);
    assertEquals(report.steps(), report.sameTokens(), report::toString);
    assertTrue(report.largestDifference() < 1e-4, report::toString);
  }

  @ParameterizedTest
  @EnumSource
  void eightBitWeightsStayNear(OperatorSet operators) throws Exception {
    ParityCheck.Report report = check(operators, GraphVariant.INT8);
    assertTrue(report.largestDifference() > 1e-4, "nothing was rounded: " + report);
    assertTrue(report.differingTokens() < 0.2 * report.tokens(), report::toString);
  }

  @ParameterizedTest
  @EnumSource
  void eightBitGraphsAreAThirdOfTheSizeOrLess(OperatorSet operators) throws Exception {
    long whole = Files.size(bundle(operators).resolve("onnx/vision_encoder.onnx"));
    long small = Files.size(bundle(operators).resolve("onnx/vision_encoder_int8.onnx"));
    assertTrue(small < whole * 0.45, () -> small + " bytes of " + whole);
  }

  @ParameterizedTest
  @EnumSource
  void theManifestSaysHowSureARefusalMustBe(OperatorSet operators) {
    BundleManifest manifest = BundleManifest.read(bundle(operators).resolve(BundleFolder.MANIFEST));
    assertEquals(new RefusalSpec(0.2, 3), manifest.decode().refusal());
  }

  /** Read at once and read on from a cache, a sequence has the same logits. */
  @ParameterizedTest
  @EnumSource
  void tokensReadOneByOneSeeWhatTheySeeAtOnce(OperatorSet operators) throws Exception {
    int rows = 9;
    long width = Objects.requireNonNull(trained).shape().width();
    float[] embeds = new float[(int) (rows * width)];
    Random random = new Random(3);
    for (int i = 0; i < embeds.length; i++) {
      embeds[i] = (float) random.nextGaussian();
    }
    try (DecoderSession decoder = new DecoderSession(bundle(operators), (int) width)) {
      float[][] atOnce = decoder.read(embeds, rows);
      decoder.forget();
      List<float[]> oneByOne =
          new ArrayList<>(List.of(decoder.read(embeds(embeds, width, 0, 4), 4)));
      for (int row = 4; row < rows; row++) {
        oneByOne.addAll(List.of(decoder.read(embeds(embeds, width, row, row + 1), 1)));
      }
      for (int row = 0; row < rows; row++) {
        assertArrayEquals(atOnce[row], oneByOne.get(row), 1e-4f, "row " + row);
      }
    }
  }

  private static float[] embeds(float[] all, long width, int from, int to) {
    return Arrays.copyOfRange(all, (int) (from * width), (int) (to * width));
  }

  private static Path bundle(OperatorSet operators) {
    return folder.resolve(operators.name());
  }

  private static ParityCheck.Report check(OperatorSet operators, GraphVariant variant)
      throws Exception {
    try (SampleFile file = SampleFile.open(samples)) {
      return ParityCheck.run(
          Objects.requireNonNull(trained), bundle(operators), variant, file, 40, new SystemClock());
    }
  }
}
