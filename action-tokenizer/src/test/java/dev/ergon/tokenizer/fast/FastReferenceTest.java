package dev.ergon.tokenizer.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds FAST against physical-intelligence/fast's own answers. */
class FastReferenceTest {
  private static final double TOLERANCE = 1e-12;

  static FastTokenizer tokenizer(String folder, TokenizerMode mode) {
    JsonNode params = ReferenceVectors.read(folder + "/params.json");
    var shape =
        new ActionShape(params.get("time_horizon").intValue(), params.get("action_dim").intValue());
    return new FastTokenizer(
        new FastLayout(
            params.get("scale").doubleValue(), params.get("min_token").intValue(), shape),
        TokenizerJson.read(ReferenceVectors.path(folder + "/tokenizer.json")),
        mode);
  }

  private static void assertClose(JsonNode wanted, double[][] got, String name) {
    assertEquals(wanted.size(), got.length, name);
    for (int row = 0; row < got.length; row++) {
      assertArrayEquals(
          ReferenceVectors.numbers(wanted.get(row)), got[row], TOLERANCE, name + " row " + row);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast_h10_d7_v1024", "fast_h50_d14_v2048"})
  void encodesAndDecodesAsPublished(String folder) {
    FastTokenizer strict = tokenizer(folder, TokenizerMode.STRICT);
    FastTokenizer reference = tokenizer(folder, TokenizerMode.REFERENCE);
    int held = 0;
    for (JsonNode vector : ReferenceVectors.read(folder + "/vectors.json").get("encode")) {
      String name = vector.get("name").asText();
      double[][] input = ReferenceVectors.rows(vector.get("input"));
      int[] wanted = ReferenceVectors.integers(vector.get("token_ids"));
      assertArrayEquals(wanted, reference.encode(input), name);
      assertArrayEquals(wanted, strict.encode(input), name);
      assertClose(vector.get("decoded"), reference.decode(wanted), name);
      assertClose(vector.get("decoded"), strict.decode(wanted), name);
      assertArrayEquals(
          ReferenceVectors.integers(vector.get("chars")), strict.decodedCodePoints(wanted), name);
      held++;
    }
    ReferenceVectors.report("FAST encodes and decodes, strict and reference, " + folder, held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast_h10_d7_v1024", "fast_h50_d14_v2048"})
  void strictRefusesWhereTheReferenceFailsOrAnswersZeros(String folder) {
    FastTokenizer strict = tokenizer(folder, TokenizerMode.STRICT);
    FastTokenizer reference = tokenizer(folder, TokenizerMode.REFERENCE);
    int held = 0;
    for (JsonNode vector : ReferenceVectors.read(folder + "/vectors.json").get("encode_edge")) {
      String name = vector.get("name").asText();
      double[][] input = ReferenceVectors.rows(vector.get("input"));
      if (vector.has("encode_error")) {
        assertThrows(TokenizerException.class, () -> reference.encode(input), name);
      } else {
        int[] wanted = ReferenceVectors.integers(vector.get("token_ids"));
        assertArrayEquals(wanted, reference.encode(input), name);
        assertClose(vector.get("decoded"), reference.decode(wanted), name);
      }
      if (vector.path("roundtrip_chars_ok").asBoolean(false)) {
        assertArrayEquals(reference.encode(input), strict.encode(input), name);
      } else {
        assertThrows(TokenizerException.class, () -> strict.encode(input), name);
      }
      held++;
    }
    ReferenceVectors.report("FAST edge encodes, " + folder, held);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast_h10_d7_v1024", "fast_h50_d14_v2048"})
  void decodesDamagedTokensAsPublishedAndAsLeRobotDoes(String folder) {
    FastTokenizer strict = tokenizer(folder, TokenizerMode.STRICT);
    FastTokenizer reference = tokenizer(folder, TokenizerMode.REFERENCE);
    FastTokenizer relaxed = tokenizer(folder, TokenizerMode.RELAXED);
    int held = 0;
    int refused = 0;
    for (JsonNode vector : ReferenceVectors.read(folder + "/vectors.json").get("decode")) {
      String name = vector.get("name").asText();
      int[] tokens = ReferenceVectors.integers(vector.get("token_ids"));
      assertClose(vector.get("decoded_strict"), reference.decode(tokens), name);
      assertClose(vector.get("decoded_lerobot_relaxed"), relaxed.decode(tokens), name);
      if (vector.get("chars").isArray()) {
        assertArrayEquals(
            ReferenceVectors.integers(vector.get("chars")), strict.decodedCodePoints(tokens), name);
      }
      if (!name.equals("ok")) {
        assertThrows(TokenizerException.class, () -> strict.decode(tokens), name);
        refused++;
      }
      held++;
    }
    assertTrue(refused > 0);
    ReferenceVectors.report("FAST damaged decodes, reference and relaxed, " + folder, held);
  }
}
