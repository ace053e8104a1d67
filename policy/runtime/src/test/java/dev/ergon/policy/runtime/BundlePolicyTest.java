package dev.ergon.policy.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.image.Image;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.SystemClock;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.onnx.ExecutionProvider;
import dev.ergon.policy.runtime.onnx.ProviderProbe;
import dev.ergon.policy.runtime.onnx.ProviderReport;
import dev.ergon.policy.runtime.onnx.SessionSettings;
import dev.ergon.tokenizer.ActionTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundlePolicyTest {
  private static String refusal(String keys) {
    return "\"autoregressive\", \"refusal\": {" + keys + "}";
  }

  private static final double[] PICK_UP_THE_RED_BLOCK = {
    -0.02564705882352941,
    -0.03916666666666667,
    0.029558823529411776,
    0.048647058823529404,
    0.10447058823529412,
    -0.0786078431372549,
    0.784313725490196
  };

  @TempDir Path folder;

  @Test
  void answersAnObservationWithTheReferencesAction() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    try (Policy policy = throughTheProvider(bundle)) {
      policy.begin(instruction("Pick up the RED block"), 1);
      PolicyStep step = policy.infer(observation("front", "img_00.png"));
      assertArrayEquals(PICK_UP_THE_RED_BLOCK, step.chunk().action(0), 1e-12);
      assertArrayEquals(new int[] {813, 829, 612, 651, 593, 756, 604}, step.tokens());
      assertEquals(1_000, step.chunk().observationStampNanos());
      assertEquals(200_000_000L, step.chunk().stepPeriodNanos());
      assertEquals(
          List.of("resize", "vision", "prompt", "prefill", "decode", "actions"),
          step.stages().stream().map(PolicyStep.StageTime::stage).toList());
      assertEquals(List.of(new CameraSpec("front", 96, 96)), policy.spec().cameras());
    }
  }

  @Test
  void answersAlikeHoweverOftenItIsAskedAndCountsItsChunks() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      PolicyStep first = policy.infer(observation("front", "img_00.png"));
      policy.begin(instruction("wipe the stove"), 2);
      PolicyStep other = policy.infer(observation("front", "img_00.png"));
      policy.begin(instruction("pick up the red block"), 3);
      PolicyStep again = policy.infer(observation("front", "img_00.png"));
      assertArrayEquals(first.tokens(), again.tokens());
      assertFalse(java.util.Arrays.equals(first.tokens(), other.tokens()), "words matter");
      assertNotEquals(first.chunk().sequence(), again.chunk().sequence());
    }
  }

  @Test
  void refusesWordsThatHoldSpecialTokens() throws IOException {
    try (Policy policy = open(BundleCopy.in(folder))) {
      for (String words : List.of("look at <image> now", "stop</s>", "a <pad> b")) {
        assertThrows(PolicyException.class, () -> policy.begin(instruction(words), 1), words);
      }
    }
  }

  @Test
  void failsWithoutAnInstructionACameraOrAPictureOfItsSize() throws IOException {
    try (Policy policy = open(BundleCopy.in(folder))) {
      assertThrows(PolicyException.class, () -> policy.infer(observation("front", "img_00.png")));
      policy.begin(instruction("pick up the red block"), 1);
      assertThrows(PolicyException.class, () -> policy.infer(observation("wrist", "img_00.png")));
      assertThrows(PolicyException.class, () -> policy.infer(observation("front", "img_01.png")));
    }
  }

  @Test
  void failsWhenWordsDoNotFitTheModel() throws IOException {
    try (Policy policy = open(BundleCopy.in(folder))) {
      policy.begin(instruction("pick up the block and ".repeat(40)), 1);
      PolicyException failure =
          assertThrows(
              PolicyException.class, () -> policy.infer(observation("front", "img_00.png")));
      assertTrue(failure.getMessage().contains("256"), failure.getMessage());
      policy.begin(instruction("pick up the red block"), 1);
      assertArrayEquals(
          PICK_UP_THE_RED_BLOCK,
          policy.infer(observation("front", "img_00.png")).chunk().action(0),
          1e-12);
    }
  }

  @Test
  void looksThroughTwoCamerasInTheManifestsOrder() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    bundle.replace(
        "ergon.json",
        "{\"name\": \"front\", \"width\": 96, \"height\": 96}",
        "{\"name\": \"front\", \"width\": 96, \"height\": 96},"
            + "{\"name\": \"wrist\", \"width\": 96, \"height\": 96}");
    Image one = ImageDecoder.read(TestBundles.image("img_00.png"));
    byte[] white = new byte[96 * 96 * 3];
    java.util.Arrays.fill(white, (byte) 255);
    Image two = Image.adopt(96, 96, dev.ergon.core.image.PixelFormat.RGB8, white);
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      PolicyStep step = policy.infer(observation(frame("front", one), frame("wrist", two)));
      PolicyStep shuffled = policy.infer(observation(frame("wrist", two), frame("front", one)));
      PolicyStep swapped = policy.infer(observation(frame("front", two), frame("wrist", one)));
      assertArrayEquals(step.tokens(), shuffled.tokens());
      assertFalse(java.util.Arrays.equals(step.tokens(), swapped.tokens()));
    }
  }

  @Test
  void speaksRt2InChunksAndSaysWhenItIsDone() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder).write("ergon.json", Manifests.rt2());
    BundleManifest manifest = BundleManifest.read(bundle.path().resolve("ergon.json"));
    ActionTokenizer tokenizer = manifest.tokenizer();
    double[][] said = {{0, 0.01, 0, 0, 0, 0, 0.1, 1}, {1, 0, 0, 0, 0, 0, 0, 0}};
    double[][] heard = tokenizer.decode(tokenizer.encode(said));
    assertEquals(0, heard[0][0]);
    assertEquals(1, heard[1][0]);
    assertEquals(0.01, heard[0][1], 0.1 / 255);
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      PolicyStep step = policy.infer(observation("front", "img_00.png"));
      assertEquals(16, step.tokens().length);
      assertEquals(2, step.chunk().horizon());
      for (int h = 0; h < 2; h++) {
        double done = step.chunk().value(h, 0);
        assertTrue(done == 0 || done == 1, "terminate is a flag: " + done);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0.000001, 0, 1", "0.999999, 0, 0", "0.000001, 3, 1", "0.999999, 3, 0"})
  void refusesAsSoonAsItsThresholdSays(double threshold, int movedPx, double done)
      throws IOException {
    BundleCopy bundle = BundleCopy.in(folder).write("ergon.json", Manifests.rt2());
    double likelier;
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      likelier = policy.infer(observation("front", "img_00.png")).chunk().value(0, 0);
    }
    bundle.replace(
        "ergon.json",
        "\"autoregressive\"",
        refusal("\"threshold\": " + threshold + ", \"moved_px\": " + movedPx));
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      PolicyStep step = policy.infer(observation("front", "img_00.png"));
      assertEquals(done, step.chunk().value(0, 0));
      PolicyStep next = policy.infer(observation("front", "img_00.png"));
      assertEquals(likelier, next.chunk().value(0, 0), "the threshold is for the first answer");
      policy.begin(instruction("pick up the red block"), 1);
      assertEquals(done, policy.infer(observation("front", "img_00.png")).chunk().value(0, 0));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"threshold\": 0 | threshold: got 0",
        "\"threshold\": 1 | threshold: got 1",
        "\"threshold\": -0.5 | threshold: got -0.5",
        "\"threshold\": 1.5 | threshold: got 1.5",
        "\"threshold\": 0.5, \"moved_px\": -1 | moved_px: got -1",
        "\"threshold\": 0.5, \"moved_px\": 33 | moved_px: got 33",
        "\"moved_px\": 2 | threshold"
      })
  void refusesARefusalThatCannotBe(String keys, String complaint) throws IOException {
    String manifest = Manifests.rt2().replace("\"autoregressive\"", refusal(keys));
    BundleCopy bundle = BundleCopy.in(folder).write("ergon.json", manifest);
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> open(bundle).close());
    assertTrue(e.getMessage().contains("decode.refusal"), e::getMessage);
    assertTrue(e.getMessage().contains(complaint), e::getMessage);
  }

  @Test
  void refusesAThresholdWhereNoTokenEnds() throws IOException {
    String manifest =
        Manifests.llava().replace("\"autoregressive\"", refusal("\"threshold\": 0.2"));
    BundleCopy bundle = BundleCopy.in(folder).write("ergon.json", manifest);
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> open(bundle).close());
    assertTrue(e.getMessage().contains("wanted rt2"), e::getMessage);
  }

  @Test
  void saysAllTokensInOnePassWhereTheManifestSaysSo() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    bundle.replace("ergon.json", "\"autoregressive\"", "\"parallel\"");
    try (Policy policy = open(bundle)) {
      policy.begin(instruction("pick up the red block"), 1);
      int[] tokens = policy.infer(observation("front", "img_00.png")).tokens();
      assertEquals(7, tokens.length);
      // The first comes from the same prompt by the same weights; no placeholder is before it.
      assertEquals(813, tokens[0]);
    }
  }

  @Test
  void keepsTheReasonOfEveryProviderThatWasRefused() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    ModelSettings wish = ModelSettings.of(SessionSettings.preferGpu(1), GraphVariant.FP32);
    try (BundlePolicy policy = BundlePolicy.open(bundle.path(), wish, new SystemClock())) {
      assertEquals(3, policy.providers().size());
      policy
          .providers()
          .forEach(report -> {
            int tried = report.refusals().size();
            assertEquals(ExecutionProvider.values()[tried], report.chosen());
            report.refusals().forEach(refusal -> assertFalse(refusal.reason().isBlank()));
          });
    }
  }

  @Test
  void visionAndLanguageMayRunOnDifferentProviders() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    ModelSettings wish =
        new ModelSettings(
            SessionSettings.cpu(1),
            SessionSettings.preferGpu(1),
            GraphVariant.FP32,
            GraphVariant.FP32,
            1 << 30);
    try (BundlePolicy policy = BundlePolicy.open(bundle.path(), wish, new SystemClock())) {
      ProviderReport vision = policy.providers().get(0);
      ProviderReport decoder = policy.providers().get(2);
      assertEquals(ExecutionProvider.CPU, vision.chosen());
      assertEquals(List.of(), vision.refusals());
      assertEquals(decoder.chosen().ordinal(), decoder.refusals().size());
      assertEquals("vision_encoder.onnx: on CPU", policy.remarks().get(0));
      assertEquals(2, policy.remarks().size());
      decoder
          .refusals()
          .forEach(r -> assertTrue(policy.remarks().get(1).contains(r.reason()), r::reason));
    }
  }

  @Test
  void aProviderWorksWhereAGraphRanOnIt() {
    assertEquals(Optional.empty(), ProviderProbe.refusal(ExecutionProvider.CPU));
  }

  private static Policy open(BundleCopy bundle) {
    return BundlePolicy.open(bundle.path(), ModelSettings.cpu(1), new SystemClock());
  }

  private static Policy throughTheProvider(BundleCopy bundle) {
    var config =
        ConfigReader.read(
            "test",
            "{kind: bundle, path: "
                + bundle.path().getFileName()
                + ", runtime: {vision: {providers: [cpu], threads: 1}}}");
    Path parent = java.util.Objects.requireNonNull(bundle.path().getParent());
    return Providers.load(BundlePolicyTest.class.getClassLoader())
        .policy(config, new ProviderContext(parent, 1));
  }

  private static Instruction instruction(String text) {
    return new Instruction("i", text, "test", 0, Instruction.NO_DEADLINE, 0);
  }

  private static Observation observation(String camera, String picture) {
    return observation(frame(camera, ImageDecoder.read(TestBundles.image(picture))));
  }

  private static Observation observation(CameraFrame... frames) {
    return new Observation(
        1_000,
        List.of(frames),
        new JointState(1_000, List.of(), new double[0], new double[0], new double[0]),
        Pose.of("base_link", Transform.IDENTITY));
  }

  private static CameraFrame frame(String camera, Image image) {
    return new CameraFrame(camera, 1_000, image);
  }
}
