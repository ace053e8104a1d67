package dev.ergon.tokenizer.rt2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.tokenizer.TokenizerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rt2TextTest {
  private static final String PUBLISHED = "1 128 91 241 5 101 127 217";

  @Test
  void readsAndWritesTheStringForm() {
    int[] integers = Rt2Text.parse(PUBLISHED, 8);
    assertArrayEquals(new int[] {1, 128, 91, 241, 5, 101, 127, 217}, integers);
    assertEquals(PUBLISHED, Rt2Text.format(integers));
  }

  @Test
  void refusesSevenIntegersRatherThanGuess() {
    var e =
        assertThrows(TokenizerException.class, () -> Rt2Text.parse("1 128 91 241 5 101 127", 8));
    assertEquals(TokenizerException.Code.WRONG_LENGTH, e.code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1 2 3 4 5 6 7 8 9",
        "1  2 3 4 5 6 7",
        "1 2 3 4 5 6 7 -8",
        "1 2 3 4 5 6 7 +8",
        "1 2 3 4 5 6 7 8 ",
        "1 2 3 4 5 6 7 99999999999",
        "1 2 3 4 5 6 7 \u0663",
        "[1 2 3 4 5 6 7 8]"
      })
  void refusesAnythingElse(String text) {
    assertThrows(TokenizerException.class, () -> Rt2Text.parse(text, 8));
  }
}
