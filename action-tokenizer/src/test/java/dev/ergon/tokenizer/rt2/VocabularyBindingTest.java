package dev.ergon.tokenizer.rt2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.tokenizer.TokenizerException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VocabularyBindingTest {
  private static void requireOneToOne(VocabularyBinding binding) {
    for (int bin = 0; bin < binding.bins(); bin++) {
      assertEquals(bin, binding.bin(binding.id(bin)));
    }
    assertEquals(-1, binding.bin(-1));
    assertEquals(-1, binding.bin(Integer.MAX_VALUE));
  }

  @Test
  void integersThatOwnATokenKeepIt() {
    Map<String, Integer> vocabulary = new HashMap<>();
    for (int i = 0; i < 256; i++) {
      vocabulary.put(i % 2 == 0 ? "" + i : "\u2581" + i, 5000 - 3 * i);
    }
    VocabularyBinding binding = VocabularyBinding.ownTokens(vocabulary, 256);
    requireOneToOne(binding);
    assertEquals(5000 - 3 * 17, binding.id(17));
    vocabulary.remove("\u258117");
    var e =
        assertThrows(TokenizerException.class, () -> VocabularyBinding.ownTokens(vocabulary, 256));
    assertTrue(e.toString().contains("integer 17"), e.toString());
  }

  @Test
  void theLeastUsedIdsAreOverwrittenInAscendingOrder() {
    long[] counts = {9, 0, 5, 1, 0, 7};
    VocabularyBinding binding = VocabularyBinding.leastUsed(counts, Set.of(1), 3);
    requireOneToOne(binding);
    assertEquals(2, binding.id(0));
    assertEquals(3, binding.id(1));
    assertEquals(4, binding.id(2));
    assertThrows(TokenizerException.class, () -> VocabularyBinding.leastUsed(counts, Set.of(1), 6));
  }

  @Test
  void theLastIdsCountUpwards() {
    VocabularyBinding binding = VocabularyBinding.last(32_000, 256);
    requireOneToOne(binding);
    assertEquals(31_744, binding.id(0));
    assertFalse(binding.isIdentity());
    assertTrue(VocabularyBinding.identity(256).isIdentity());
    assertThrows(TokenizerException.class, () -> VocabularyBinding.last(255, 256));
  }

  @Test
  void anIdThatSaysTwoIntegersIsRefused() {
    assertThrows(
        TokenizerException.class, () -> VocabularyBinding.ownTokens(Map.of("0", 3, "1", 3), 2));
    assertThrows(TokenizerException.class, () -> VocabularyBinding.ownTokens(Map.of("0", -3), 1));
  }
}
