package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.fast.bpe.BytePairVocabulary;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Rounded coefficients as code points, and which of them a vocabulary can say. Immutable. */
final class CoefficientAlphabet {
  private static final int FIRST_SURROGATE = 0xD800;

  private final int minToken;
  private final boolean[] sayable;

  CoefficientAlphabet(int minToken, BytePairVocabulary vocabulary) {
    this.minToken = minToken;
    int size = Math.min(vocabulary.alphabetLast() + 1, FIRST_SURROGATE);
    if (size < 1) {
      throw TokenizerException.badInput(
          "FAST: token 0 of the vocabulary is not U+0000, so its fitted range is unknown");
    }
    this.sayable = new boolean[size];
    Set<Byte> bytes = sayableBytes(vocabulary);
    for (int codePoint = 0; codePoint < size; codePoint++) {
      sayable[codePoint] = true;
      for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
        sayable[codePoint] &= bytes.contains(b);
      }
    }
  }

  private static Set<Byte> sayableBytes(BytePairVocabulary vocabulary) {
    Set<Byte> bytes = new HashSet<>();
    for (int b = 0; b < 256; b++) {
      if (vocabulary.canSayByte(b)) {
        bytes.add((byte) b);
      }
    }
    return bytes;
  }

  /** Whether the vocabulary can say {@code codePoint}, which is then in the fitted range. */
  boolean isSayable(int codePoint) {
    return codePoint >= 0 && codePoint < sayable.length && sayable[codePoint];
  }

  /** Whether it can say any of {@code first..last}. */
  boolean isAnySayable(int first, int last) {
    for (int codePoint = first; codePoint <= last && codePoint < sayable.length; codePoint++) {
      if (isSayable(codePoint)) {
        return true;
      }
    }
    return false;
  }

  int strictCodePoint(double coefficient, int index) {
    double codePoint = coefficient - minToken;
    if (!(codePoint >= 0 && codePoint < sayable.length)) {
      throw TokenizerException.outOfRange(
          "rounded coefficient", index, coefficient, minToken, minToken + sayable.length - 1.0);
    }
    if (!sayable[(int) codePoint]) {
      throw new TokenizerException(
          Code.OUT_OF_RANGE,
          "rounded coefficient "
              + index
              + ": got "
              + (int) coefficient
              + ", which never occurred when the vocabulary was fitted and has no token");
    }
    return (int) codePoint;
  }

  double strictCoefficient(int codePoint, int index) {
    if (codePoint >= sayable.length) {
      throw TokenizerException.outOfRange(
          "rounded coefficient",
          index,
          (double) codePoint + minToken,
          minToken,
          minToken + sayable.length - 1.0);
    }
    return (double) codePoint + minToken;
  }

  /** As published, with its own errors where Python's chr or the library refuses. */
  int referenceCodePoint(double coefficient, int index) {
    double codePoint = Math.max(coefficient - minToken, 0);
    if (Double.isNaN(codePoint) || codePoint == Double.POSITIVE_INFINITY) {
      throw TokenizerException.nonFinite("rounded coefficient", index, coefficient);
    }
    boolean scalar =
        codePoint <= Character.MAX_CODE_POINT
            && !(codePoint >= FIRST_SURROGATE && codePoint <= Character.MAX_LOW_SURROGATE);
    if (!scalar) {
      throw new TokenizerException(
          Code.OUT_OF_RANGE,
          "rounded coefficient "
              + index
              + ": got "
              + coefficient
              + ", which has no Unicode character");
    }
    return (int) codePoint;
  }
}
