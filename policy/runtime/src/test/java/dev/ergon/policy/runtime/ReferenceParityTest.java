package dev.ergon.policy.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.image.Image;
import dev.ergon.core.time.SystemClock;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.model.ActionTokens;
import dev.ergon.policy.runtime.model.FreeText;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.model.StageClock;
import dev.ergon.policy.runtime.model.TokenRule;
import dev.ergon.policy.runtime.model.VisionLanguageModel;
import dev.ergon.policy.runtime.onnx.HostTensor;
import dev.ergon.policy.runtime.prompt.MultimodalPrompt;
import dev.ergon.policy.runtime.prompt.PromptLayout;
import dev.ergon.policy.runtime.prompt.PromptTemplate;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case whose outputs were computed by the reference implementations, family by family. */
class ReferenceParityTest {
  private static final double PIXELS = 1e-5;
  private static final double FEATURES = 2e-4;
  private static final double LOGITS = 1e-3;

  @ParameterizedTest
  @ValueSource(strings = {"tiny_llava_vla", "tiny_openvla", "tiny_smolvlm"})
  void answersAsTheReferenceDoes(String name) throws Exception {
    Path path = TestBundles.path(name);
    JsonNode reference = new ObjectMapper().readTree(path.resolve("visible.json").toFile());
    BundleFolder folder = BundleFolder.open(path);
    int held = 0;
    try (var model =
        VisionLanguageModel.open(
            folder, folder.family(), "", ModelSettings.cpu(1), new SystemClock())) {
      for (JsonNode expected : reference.path("cases")) {
        hold(model, folder, reference.path("meta"), expected);
        held++;
      }
    }
    assertTrue(held >= 7, "cases in " + name);
    System.out.println(name + ": held " + held + " cases");
  }

  private static void hold(
      VisionLanguageModel model, BundleFolder folder, JsonNode meta, JsonNode expected) {
    String where = folder.family() + " case " + expected.path("id") + " ";
    Image image = ImageDecoder.read(TestBundles.image(expected.path("image").asText()));
    var template = new PromptTemplate(folder.family().actionTemplate(), true);
    String words = expected.path("instruction").asText();
    assertEquals(expected.path("prompt").asText(), template.fill(words), where + "prompt");
    MultimodalPrompt prompt = template.prompt(words, 1);
    StageClock stages = new StageClock(new SystemClock());

    model.look(List.of(image), stages);
    FloatBuffer pixels = model.pixels();
    holdSamples(expected.path("pixel_values"), pixels::get, PIXELS, where + "pixels");
    HostTensor features = model.features();
    holdSamples(
        expected.path("image_features"), features::floatAt, FEATURES, where + "image features");

    int tokens = meta.path("num_new_tokens").asInt();
    int actionsEnd = meta.path("action_token_range").get(1).asInt() + 1;
    var bins = new OpenVlaTokenizer(actionsEnd, new ActionShape(1, tokens), TokenizerMode.STRICT);
    PromptLayout layout = model.read(prompt, new double[0], stages);
    assertArrayEquals(ints(expected.path("input_ids")), layout.ids(), where + "prompt ids");
    if (expected.has("embeds_length")) {
      assertEquals(expected.path("embeds_length").asInt(), layout.rows().length, where + "rows");
    }
    TokenRule constrained = new ActionTokens(bins, tokens);
    int[] said =
        model.say(
            watched(
                constrained,
                logits -> {
                  holdSamples(
                      expected.path("first_logits"), i -> logits[i], LOGITS, where + "logits");
                }),
            stages);
    assertArrayEquals(
        ints(expected.path("greedy_action_tokens")), said, where + "constrained tokens");

    model.read(prompt, new double[0], stages);
    int[] free = model.say(new FreeText(folder.config().endIds(), tokens), stages);
    int[] wanted = ints(expected.path("greedy_tokens"));
    int ending = wanted.length;
    if (ending > 0 && folder.config().endIds().contains(wanted[ending - 1])) {
      ending--;
    }
    assertArrayEquals(
        java.util.Arrays.copyOf(wanted, ending), free, where + "unconstrained tokens");
  }

  private interface Values {
    double at(int index);
  }

  private interface FirstLogits {
    void check(float[] logits);
  }

  /** Samples, and where the reference has it the sum over all. */
  private static void holdSamples(JsonNode expected, Values values, double tolerance, String what) {
    JsonNode indices = expected.path("sample_index");
    assertTrue(indices.size() > 0, what + " has samples");
    for (int i = 0; i < indices.size(); i++) {
      assertEquals(
          expected.path("sample").get(i).asDouble(),
          values.at(indices.get(i).asInt()),
          tolerance,
          what + " " + indices.get(i));
    }
    int count = 1;
    for (JsonNode side : expected.path("shape")) {
      count *= side.asInt();
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values.at(i);
    }
    assertEquals(expected.path("sum").asDouble() / count, sum / count, tolerance, what + " mean");
  }

  private static TokenRule watched(TokenRule rule, FirstLogits check) {
    return new TokenRule() {
      @Override
      public int maxTokens() {
        return rule.maxTokens();
      }

      @Override
      public int choose(int position, float[] logits) {
        if (position == 0) {
          check.check(logits);
        }
        return rule.choose(position, logits);
      }

      @Override
      public boolean ends(int token) {
        return rule.ends(token);
      }
    };
  }

  private static int[] ints(JsonNode list) {
    int[] values = new int[list.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = list.get(i).asInt();
    }
    return values;
  }
}
