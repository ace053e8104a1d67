package dev.ergon.tokenizer.openvla;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import dev.ergon.tokenizer.statistics.NormalisationScheme;
import dev.ergon.tokenizer.statistics.NormalisedTokenizer;
import dev.ergon.tokenizer.statistics.Normaliser;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds OpenVLA against prismatic's own answers. */
class OpenVlaReferenceTest {
  private static final int VOCABULARY = 32_000;

  private final JsonNode vectors = ReferenceVectors.read("openvla.json");

  private static OpenVlaTokenizer tokenizer(int rows, int dimensions) {
    return new OpenVlaTokenizer(
        VOCABULARY, new ActionShape(rows, dimensions), TokenizerMode.REFERENCE);
  }

  static void assertClose(double[] wanted, double[] got, String name) {
    assertEquals(wanted.length, got.length, name);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], Math.abs(wanted[i]) * 1e-15, name + " number " + i);
    }
  }

  @Test
  void hasThePublishedEdgesAndCentres() {
    OpenVlaBins bins = new OpenVlaBins();
    double[] edges = ReferenceVectors.numbers(vectors.get("bins"));
    double[] centres = ReferenceVectors.numbers(vectors.get("bin_centers"));
    for (int i = 0; i < edges.length; i++) {
      assertEquals(edges[i], bins.edge(i), 0);
    }
    for (int i = 0; i < centres.length; i++) {
      assertEquals(centres[i], bins.centre(i), 0);
    }
    ReferenceVectors.report("OpenVLA edges and centres", edges.length + centres.length);
  }

  @Test
  void encodesAsPublished() {
    int held = 0;
    for (JsonNode vector : vectors.get("encode")) {
      double[] input = ReferenceVectors.numbers(vector.get("input"));
      if (input.length > 0) { // the command line answers an empty action
        OpenVlaTokenizer tokenizer = tokenizer(1, input.length);
        int[] tokens = tokenizer.encode(new double[][] {input});
        String name = vector.get("name").asText();
        assertArrayEquals(ReferenceVectors.integers(vector.get("token_ids")), tokens, name);
        assertClose(
            ReferenceVectors.numbers(vector.get("decoded")), tokenizer.decode(tokens)[0], name);
        held++;
      }
    }
    ReferenceVectors.report("OpenVLA encodes", held);
  }

  @Test
  void encodesFloat32InputAndBatchesAsPublished() {
    JsonNode narrow = vectors.get("encode_float32_input");
    double[] input = ReferenceVectors.numbers(narrow.get("input"));
    assertArrayEquals(
        ReferenceVectors.integers(narrow.get("token_ids")),
        tokenizer(1, input.length).encode(new double[][] {input}));
    JsonNode batch = vectors.get("encode_batch");
    double[][] rows = ReferenceVectors.rows(batch.get("input"));
    int[] tokens = tokenizer(rows.length, rows[0].length).encode(rows);
    for (int row = 0; row < rows.length; row++) {
      int[] wanted = ReferenceVectors.integers(batch.get("token_ids").get(row));
      for (int i = 0; i < wanted.length; i++) {
        assertEquals(wanted[i], tokens[row * wanted.length + i]);
      }
    }
    ReferenceVectors.report("OpenVLA float32 encode and batch rows", 1 + rows.length);
  }

  @Test
  void decodesEveryIdAsPublished() {
    int held = 0;
    for (JsonNode vector : vectors.get("decode")) {
      int[] tokens = ReferenceVectors.integers(vector.get("token_ids"));
      double[] wanted = ReferenceVectors.numbers(vector.get("decoded"));
      assertClose(wanted, tokenizer(1, tokens.length).decode(tokens)[0], "decode");
      held += tokens.length;
    }
    ReferenceVectors.report("OpenVLA ids decoded", held);
  }

  @Test
  void predictsActionsAsPublished() {
    int held = 0;
    for (JsonNode vector : vectors.get("predict_action")) {
      String key = vector.get("unnorm_key").asText();
      int[] tokens = ReferenceVectors.integers(vector.get("token_ids"));
      double[] action = predict(key, tokens);
      assertClose(ReferenceVectors.numbers(vector.get("action")), action, key);
      double gripper = action[action.length - 1];
      TokenizerMode mode = TokenizerMode.REFERENCE;
      assertEquals(
          vector.get("gripper_binarized").doubleValue(),
          new GripperStep(true, false).apply(gripper, mode),
          0);
      assertEquals(
          vector.get("gripper_binarized_inverted").doubleValue(),
          GripperStep.LIBERO.apply(gripper, mode),
          0);
      assertEquals(
          vector.get("gripper_continuous").doubleValue(),
          new GripperStep(false, false).apply(gripper, mode),
          1e-15);
      held++;
    }
    ReferenceVectors.report("OpenVLA predict_action calls with gripper steps", held);
  }

  private double[] predict(String key, int[] tokens) {
    JsonNode block = vectors.get("norm_stats").get(key);
    double[] low = ReferenceVectors.numbers(block.get("q01"));
    var values =
        Map.of(Statistic.Q01, low, Statistic.Q99, ReferenceVectors.numbers(block.get("q99")));
    boolean[] mask = new boolean[low.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = !block.has("mask") || block.get("mask").get(i).booleanValue();
    }
    var statistics = ActionStatistics.of(key, values, mask);
    var normaliser =
        new Normaliser(statistics, NormalisationScheme.OPENVLA, TokenizerMode.REFERENCE);
    return new NormalisedTokenizer(tokenizer(1, low.length), normaliser).decode(tokens)[0];
  }
}
