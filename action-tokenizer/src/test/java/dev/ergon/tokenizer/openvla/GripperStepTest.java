package dev.ergon.tokenizer.openvla;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import org.junit.jupiter.api.Test;

class GripperStepTest {
  @Test
  void liberoClosesWithPlusOne() {
    assertEquals(-1, GripperStep.LIBERO.apply(0.9, TokenizerMode.STRICT), 0);
    assertEquals(1, GripperStep.LIBERO.apply(0.1, TokenizerMode.STRICT), 0);
  }

  @Test
  void aHalfIsACommandInStrictModeOnly() {
    assertEquals(-1, GripperStep.LIBERO.apply(0.5, TokenizerMode.STRICT), 0);
    assertEquals(0, GripperStep.LIBERO.apply(0.5, TokenizerMode.REFERENCE), 0);
  }

  @Test
  void strictRefusesNaNAndStaysWithinOne() {
    assertThrows(
        TokenizerException.class, () -> GripperStep.LIBERO.apply(Double.NaN, TokenizerMode.STRICT));
    assertEquals(-1, new GripperStep(false, false).apply(-0.996, TokenizerMode.STRICT), 0);
  }
}
