package dev.ergon.tokenizer.fast.bpe;

import java.util.Arrays;

/** A word of the training texts as it is merged, and how often it occurs. Mutable; one thread. */
final class TrainingWord {
  /** Hears how the neighbours of a merge change. */
  interface PairChange {
    /** The pair now occurs {@code times} more often in the word, +1 or -1. */
    void changed(int left, int right, int times);
  }

  private final int[] symbols;
  private final int[] lengths;
  private final long count;
  private int size;

  TrainingWord(int[] symbols, long count) {
    this.symbols = symbols;
    this.lengths = new int[symbols.length];
    this.count = count;
    this.size = symbols.length;
    Arrays.fill(lengths, 1);
  }

  int size() {
    return size;
  }

  int symbol(int at) {
    return symbols[at];
  }

  long count() {
    return count;
  }

  /**
   * Merges every {@code left right} from left to right.
   *
   * @param maxLength pairs with a neighbour are only counted while shorter together
   */
  void merge(int left, int right, int merged, int maxLength, PairChange heard) {
    for (int at = 0; at + 1 < size; at++) {
      if (symbols[at] != left || symbols[at + 1] != right) {
        continue;
      }
      int length = lengths[at] + lengths[at + 1];
      if (at > 0) {
        heard.changed(symbols[at - 1], left, -1);
        if (lengths[at - 1] + length < maxLength) {
          heard.changed(symbols[at - 1], merged, 1);
        }
      }
      replacePair(at, merged, length);
      if (at + 1 < size) {
        heard.changed(right, symbols[at + 1], -1);
        if (lengths[at + 1] + length < maxLength) {
          heard.changed(merged, symbols[at + 1], 1);
        }
      }
    }
  }

  private void replacePair(int at, int merged, int length) {
    symbols[at] = merged;
    lengths[at] = length;
    System.arraycopy(symbols, at + 2, symbols, at + 1, size - at - 2);
    System.arraycopy(lengths, at + 2, lengths, at + 1, size - at - 2);
    size--;
  }
}
