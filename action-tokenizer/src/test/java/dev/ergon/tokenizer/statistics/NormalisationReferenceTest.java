package dev.ergon.tokenizer.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds normalisation against openpi's and OpenVLA-OFT's own answers. */
class NormalisationReferenceTest {
  private static ActionStatistics statistics(JsonNode block) {
    Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
    for (Statistic statistic : Statistic.values()) {
      if (block.has(statistic.key())) {
        values.put(statistic, ReferenceVectors.numbers(block.get(statistic.key())));
      }
    }
    boolean[] mask = new boolean[values.values().iterator().next().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = !block.has("mask") || block.get("mask").get(i).booleanValue();
    }
    return ActionStatistics.of("reference", values, mask);
  }

  private static void assertClose(JsonNode wanted, double[] got) {
    assertEquals(wanted.size(), got.length);
    for (int i = 0; i < got.length; i++) {
      double value = ReferenceVectors.number(wanted.get(i));
      assertEquals(value, got[i], Math.abs(value) * 1e-15 + 1e-17, "number " + i);
    }
  }

  private static double[] normalise(Normaliser normaliser, JsonNode row) {
    double[] values = ReferenceVectors.numbers(row);
    normaliser.normalise(values, values);
    return values;
  }

  private static double[] unnormalise(Normaliser normaliser, JsonNode row) {
    double[] values = ReferenceVectors.numbers(row);
    normaliser.unnormalise(values, values);
    return values;
  }

  @Test
  void normalisesAsOpenPiDoes() {
    JsonNode vectors = ReferenceVectors.read("openpi_norm_state.json");
    ActionStatistics statistics = statistics(vectors.get("stats"));
    var zScore =
        new Normaliser(statistics, NormalisationScheme.OPENPI_Z_SCORE, TokenizerMode.REFERENCE);
    var quantile =
        new Normaliser(statistics, NormalisationScheme.OPENPI_QUANTILE, TokenizerMode.REFERENCE);
    for (JsonNode row : vectors.get("rows")) {
      assertClose(row.get("normalize"), normalise(zScore, row.get("x")));
      assertClose(row.get("normalize_quantile"), normalise(quantile, row.get("x")));
      assertClose(row.get("unnormalize"), unnormalise(zScore, row.get("y_padded10")));
      assertClose(row.get("unnormalize_quantile"), unnormalise(quantile, row.get("y_padded10")));
    }
    ReferenceVectors.report("openpi normalisations", 4 * vectors.get("rows").size());
  }

  @ParameterizedTest
  @CsvSource({"openvla_oft_bounds.json, OFT_BOUNDS", "openvla_oft_bounds_q99.json, OFT_BOUNDS_Q99"})
  void normalisesAsOpenVlaOftDoes(String file, NormalisationScheme scheme) {
    JsonNode vectors = ReferenceVectors.read(file);
    ActionStatistics statistics = statistics(vectors.get("stats"));
    var actions = new Normaliser(statistics, scheme, TokenizerMode.REFERENCE);
    var states = new Normaliser(statistics.withoutMask(), scheme, TokenizerMode.REFERENCE);
    int held = 0;
    for (JsonNode vector : vectors.get("unnormalize")) {
      for (int row = 0; row < vector.get("action").size(); row++) {
        assertClose(
            vector.get("action").get(row),
            unnormalise(actions, vector.get("normalized_f32").get(row)));
        held++;
      }
    }
    for (JsonNode vector : vectors.get("proprio")) {
      assertClose(vector.get("normalized"), normalise(states, vector.get("input")));
      held++;
    }
    ReferenceVectors.report("OpenVLA-OFT rows, " + scheme, held);
  }
}
