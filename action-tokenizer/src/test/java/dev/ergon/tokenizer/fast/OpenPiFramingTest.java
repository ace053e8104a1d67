package dev.ergon.tokenizer.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.state.StateBinning;
import org.junit.jupiter.api.Test;

class OpenPiFramingTest {
  private static final int[] MARKER = {4022, 235292};
  private static final int BAR = 235371;
  private static final int EOS = 1;

  private final OpenPiFraming framing = OpenPiFraming.PALIGEMMA;

  @Test
  void idsCountDownFromTheEndAndBack() {
    assertEquals(257_023, framing.map(0));
    assertEquals(7, framing.map(framing.map(7)));
    assertThrows(TokenizerException.class, () -> framing.map(257_024));
    assertThrows(TokenizerException.class, () -> framing.map(-1));
  }

  @Test
  void thePromptHoldsTheTaskAndTheBinnedState() {
    assertEquals(
        "Task: pick up the red block, State: 0 128 255;\n",
        framing.prompt(
            " Pick_up the RED block ",
            new double[] {-1, 0, 1},
            new StateBinning(TokenizerMode.STRICT)));
  }

  @Test
  void theActionIsBetweenTheMarkerAndTheFirstEnd() {
    int[] answer = {9, 4022, 235292, 257_023, 257_020, BAR, EOS};
    assertArrayEquals(new int[] {0, 3}, framing.actionIds(answer, MARKER, BAR, EOS));
    int[] withoutBar = {4022, 235292, 257_023, EOS, 5};
    assertArrayEquals(new int[] {0}, framing.actionIds(withoutBar, MARKER, BAR, EOS));
  }

  @Test
  void anAnswerWithoutMarkerOrEndIsRefused() {
    assertThrows(
        TokenizerException.class,
        () -> framing.actionIds(new int[] {257_023, BAR}, MARKER, BAR, EOS));
    assertThrows(
        TokenizerException.class,
        () -> framing.actionIds(new int[] {4022, 235292, 257_023}, MARKER, BAR, EOS));
  }
}
