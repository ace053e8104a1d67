package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.fast.bpe.BytePairVocabulary;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which tokens keep a chunk completable. Tokens are bytes of UTF-8, so one may begin or end inside
 * a coefficient; the state between two tokens is how many coefficients are said and which bytes of
 * the next one. Immutable; safe from any thread.
 */
final class FastGrammar {
  private static final int BITS = 6;

  /**
   * Where a text stands between two bytes.
   *
   * @param said complete coefficients
   * @param pending bytes that the coefficient begun still needs, 0 where none is begun
   * @param partial its bits so far
   * @param least the smallest code point of its length; shorter ones must be written shorter
   */
  private record State(int said, int pending, int partial, int least) {}

  private static final State START = new State(0, 0, 0, 0);

  private final BytePairVocabulary vocabulary;
  private final CoefficientAlphabet alphabet;
  private final int coefficients;
  private final TokenMask mask;

  FastGrammar(BytePairVocabulary vocabulary, CoefficientAlphabet alphabet, int coefficients) {
    this.vocabulary = vocabulary;
    this.alphabet = alphabet;
    this.coefficients = coefficients;
    // A token may begin inside a coefficient, whose bytes 2..4 it may then complete.
    this.mask =
        TokenMask.of(IntStream.range(0, vocabulary.size()).filter(this::isSayable).toArray());
  }

  TokenMask vocabulary() {
    return mask;
  }

  TokenMask allowedAfter(int[] tokens, int count) {
    State state = START;
    for (int i = 0; i < count; i++) {
      int id = tokens[i];
      State after = id < 0 || id >= vocabulary.size() ? null : advance(state, id);
      if (after == null) {
        throw TokenizerException.badToken(i, id, "one that keeps the chunk completable");
      }
      state = after;
    }
    State before = state;
    return TokenMask.of(
        IntStream.range(0, vocabulary.size()).filter(id -> advance(before, id) != null).toArray());
  }

  private boolean isSayable(int id) {
    byte[] bytes = vocabulary.bytesOf(id);
    int continuation = 0;
    while (continuation < bytes.length && (bytes[continuation] & 0xC0) == 0x80) {
      continuation++;
    }
    State state = START;
    for (int i = continuation; i < bytes.length && state != null; i++) {
      state = advance(state, bytes[i]);
    }
    return continuation < 4 && state != null;
  }

  private @Nullable State advance(State from, int id) {
    State state = from;
    for (byte b : vocabulary.bytesOf(id)) {
      state = advance(state, b);
      if (state == null) {
        return null;
      }
    }
    return state;
  }

  private @Nullable State advance(State from, byte b) {
    int value = Byte.toUnsignedInt(b);
    if (from.pending > 0) {
      return (value & 0xC0) != 0x80
          ? null
          : bounded(
              new State(
                  from.said, from.pending - 1, from.partial << BITS | value & 0x3F, from.least));
    }
    if (value < 0x80) {
      return bounded(new State(from.said, 0, value, 0));
    }
    if (value >= 0xC2 && value < 0xE0) {
      return bounded(new State(from.said, 1, value & 0x1F, 0x80));
    }
    if (value >= 0xE0 && value < 0xF0) {
      return bounded(new State(from.said, 2, value & 0x0F, 0x800));
    }
    return value >= 0xF0 && value < 0xF5
        ? bounded(new State(from.said, 3, value & 0x07, 0x10000))
        : null;
  }

  /** The state, its coefficient counted once complete; null if it cannot become a sayable one. */
  private @Nullable State bounded(State state) {
    int shift = BITS * state.pending;
    int first = Math.max(state.partial << shift, state.least);
    int last = (state.partial + 1 << shift) - 1;
    if (state.said >= coefficients || !alphabet.isAnySayable(first, last)) {
      return null;
    }
    return state.pending == 0 ? new State(state.said + 1, 0, 0, 0) : state;
  }
}
