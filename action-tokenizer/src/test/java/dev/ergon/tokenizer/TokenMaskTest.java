package dev.ergon.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TokenMaskTest {
  private static final float NONE = Float.NEGATIVE_INFINITY;

  @Test
  void theBestAllowedIdWinsEvenIfAnotherIsBetter() {
    TokenMask mask = TokenMask.range(1, 2);
    assertEquals(2, mask.argmax(new float[] {9, 1, 2, 9}));
    assertEquals(1, mask.argmax(new float[] {9, 2, 2, 9}));
    assertEquals(2, mask.argmax(new float[] {9, Float.NaN, 0, 9}));
  }

  @Test
  void noAllowedLogitIsATypedError() {
    TokenMask mask = TokenMask.of(5, 1);
    assertThrows(TokenizerException.class, () -> mask.argmax(new float[] {1, NONE, 3}));
    assertThrows(TokenizerException.class, () -> TokenMask.empty().argmax(new float[] {1}));
  }

  @Test
  void restrictingLeavesOnlyAllowedLogits() {
    float[] logits = {1, 2, 3, 4};
    TokenMask.of(3, 1, 3).restrict(logits);
    assertArrayEquals(new float[] {NONE, 2, NONE, 4}, logits);
  }

  @Test
  void knowsWhatItHolds() {
    TokenMask mask = TokenMask.of(3, 1, 3);
    assertEquals(2, mask.size());
    assertTrue(mask.allows(3));
    assertFalse(mask.allows(2));
    assertEquals(TokenMask.of(1, 3), mask);
    assertThrows(TokenizerException.class, () -> TokenMask.range(3, 2));
  }
}
