package dev.ergon.tokenizer.rt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds RT-2 against robotics_transformer's own answers. */
class Rt2ReferenceTest {
  private static final List<String> PARTS =
      List.of("world_vector", "rotation_delta", "gripper_closedness_action");
  private static final double FLOAT32_TOLERANCE = 1e-6;

  private final JsonNode vectors = ReferenceVectors.read("rt2_binning.json");

  private static Rt2Tokenizer tokenizer(
      int bins, int classes, JsonNode ranges, BinArithmetic arithmetic) {
    List<Rt2Dimension> dimensions = new ArrayList<>();
    for (String part : PARTS) {
      double[] range = ReferenceVectors.numbers(ranges.get(part));
      int count = part.equals(PARTS.get(2)) ? 1 : 3;
      for (int i = 0; i < count; i++) {
        dimensions.add(new Rt2Dimension(part + i, range[0], range[1]));
      }
    }
    return new Rt2Tokenizer(
        new Rt2Layout(classes, dimensions, bins, BinDecoding.LEFT_EDGE, arithmetic),
        VocabularyBinding.identity(bins),
        TokenizerMode.REFERENCE);
  }

  private static double[] row(double first, JsonNode parts) {
    List<Double> row = new ArrayList<>(List.of(first));
    PARTS.forEach(part -> parts.get(part).forEach(v -> row.add(ReferenceVectors.number(v))));
    return row.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static int oneHotClass(JsonNode oneHot) {
    for (int i = 0; i < oneHot.size(); i++) {
      if (oneHot.get(i).intValue() == 1) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void encodesAsPublishedInBothWidths() {
    int held = 0;
    for (JsonNode vector : vectors.get("encode")) {
      JsonNode oneHot = vector.get("input").get("terminate_episode");
      double[][] action = {row(oneHotClass(oneHot), vector.get("input"))};
      int bins = vector.get("vocab_size").intValue();
      String name = vector.get("name").asText();
      for (BinArithmetic width : BinArithmetic.values()) {
        Rt2Tokenizer tokenizer = tokenizer(bins, oneHot.size(), vector.get("ranges"), width);
        boolean wide = width == BinArithmetic.FLOAT64;
        int[] tokens = tokenizer.encode(action);
        assertArrayEquals(
            ReferenceVectors.integers(vector.get(wide ? "tokens_f64" : "tokens_f32")),
            tokens,
            name);
        // Both widths were decoded from tokens_f64.
        int[] wideTokens = ReferenceVectors.integers(vector.get("tokens_f64"));
        double[] decoded = tokenizer.decode(wideTokens)[0];
        requireDecoded(vector, decoded, wide, name);
        if (wide) {
          assertEquals(vector.get("string").asText(), Rt2Text.format(tokens));
        }
      }
      held++;
    }
    ReferenceVectors.report("RT-2 encodes, in float32 and float64", held);
  }

  @Test
  void decodesAsPublishedInBothWidths() {
    int held = 0;
    JsonNode ranges = vectors.get("encode").get(0).get("ranges");
    for (JsonNode vector : vectors.get("decode")) {
      int classes = vector.get("n_terminate").intValue();
      int[] tokens = ReferenceVectors.integers(vector.get("tokens"));
      for (BinArithmetic width : BinArithmetic.values()) {
        double[] decoded = tokenizer(256, classes, ranges, width).decode(tokens)[0];
        requireDecoded(
            vector, decoded, width == BinArithmetic.FLOAT64, vector.get("string").asText());
        assertEquals(
            oneHotClass(vector.get("decoded_f32").get("terminate_episode")), decoded[0], 0);
      }
      assertEquals(vector.get("string").asText(), Rt2Text.format(tokens));
      held++;
    }
    ReferenceVectors.report("RT-2 decodes, in float32 and float64", held);
  }

  private static void requireDecoded(JsonNode vector, double[] decoded, boolean wide, String name) {
    double[] wanted = row(decoded[0], vector.get(wide ? "decoded_f64_formula" : "decoded_f32"));
    for (int i = 0; i < wanted.length; i++) {
      double tolerance = wide ? Math.abs(wanted[i]) * 1e-15 : FLOAT32_TOLERANCE;
      assertEquals(wanted[i], decoded[i], tolerance, name + " number " + i);
    }
  }

  @Test
  void reproducesThePublishedFaultsInReferenceMode() {
    JsonNode ranges = vectors.get("encode").get(0).get("ranges");
    Rt2Tokenizer tokenizer = tokenizer(256, 2, ranges, BinArithmetic.FLOAT64);
    double nan = Double.NaN;
    int held = 0;
    for (JsonNode note : vectors.get("behaviour")) {
      switch (note.get("name").asText()) {
        case "nan", "nan_f64" ->
            assertArrayEquals(
                ReferenceVectors.integers(note.get("result")),
                tokenizer.encode(new double[][] {{1, nan, nan, nan, 0, 0, 0, 0}}));
        case "wrong_dim" ->
            assertArrayEquals(
                ReferenceVectors.integers(note.get("result")),
                tokenizer.encode(new double[][] {{1, 0, 0, 0, 0, 0, 0}}));
        case "short_tokens" -> {
          double[] decoded = tokenizer.decode(new int[] {1, 2, 3})[0];
          double[] wanted = ReferenceVectors.numbers(note.get("result").get("world_vector"));
          assertEquals(3, decoded.length);
          assertEquals(wanted[0], decoded[1], FLOAT32_TOLERANCE);
          assertEquals(wanted[1], decoded[2], FLOAT32_TOLERANCE);
        }
        case "empty_tokens" ->
            assertThrows(TokenizerException.class, () -> tokenizer.decode(new int[0]));
        case "terminate_not_onehot", "terminate_all_zero" -> {
          assertThrows(
              TokenizerException.class,
              () -> tokenizer.encode(new double[][] {{2, 0, 0, 0, 0, 0, 0, 0}}));
          assertThrows(
              TokenizerException.class,
              () -> tokenizer.encode(new double[][] {{-1, 0, 0, 0, 0, 0, 0, 0}}));
        }
        default -> throw new AssertionError("unknown note " + note);
      }
      held++;
    }
    ReferenceVectors.report("RT-2 notes on behaviour", held);
  }
}
