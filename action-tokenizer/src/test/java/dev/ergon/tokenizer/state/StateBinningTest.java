package dev.ergon.tokenizer.state;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import org.junit.jupiter.api.Test;

class StateBinningTest {
  private final StateBinning strict = new StateBinning(TokenizerMode.STRICT);
  private final StateBinning reference = new StateBinning(TokenizerMode.REFERENCE);

  @Test
  void binsAsOpenPiDoes() {
    int held = 0;
    for (JsonNode vector : ReferenceVectors.read("openpi_norm_state.json").get("state_binning")) {
      double[] state = ReferenceVectors.numbers(vector.get("state"));
      assertArrayEquals(
          ReferenceVectors.integers(vector.get("discretized")), reference.bins(state));
      assertEquals(vector.get("text").asText(), reference.text(state));
      held++;
    }
    ReferenceVectors.report("openpi states binned", held);
  }

  @Test
  void everyEdgeBelongsToTheBinAboveIt() {
    for (int i = 0; i < StateBinning.BINS; i++) {
      double edge = -1 + i / 128.0;
      assertArrayEquals(new int[] {i}, strict.bins(new double[] {edge}));
      assertArrayEquals(
          new int[] {Math.max(0, i - 1)}, strict.bins(new double[] {Math.nextDown(edge)}));
    }
  }

  @Test
  void strictNeverWritesANegativeBin() {
    assertEquals("0 255", strict.text(new double[] {-1.5, 7}));
    assertEquals("-1 255", reference.text(new double[] {-1.5, 7}));
  }

  @Test
  void strictRefusesWhatIsNoNumber() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      var e = assertThrows(TokenizerException.class, () -> strict.bins(new double[] {0, value}));
      assertEquals(TokenizerException.Code.NON_FINITE, e.code());
    }
    assertArrayEquals(new int[] {255}, reference.bins(new double[] {Double.NaN}));
  }
}
