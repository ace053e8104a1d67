package dev.ergon.tokenizer.fast.bpe;

import java.util.List;

/** Finds the merge of two neighbouring tokens: open addressing over primitives. Immutable. */
final class MergeTable {
  /** What {@link #find} says of a pair that does not merge; above every rank. */
  static final long NONE = Long.MAX_VALUE;

  private static final long EMPTY = -1;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  // Pairs of (key, rank << 32 | merged), side by side for the cache.
  private final long[] slots;
  private final int shift;

  MergeTable(List<Merge> merges) {
    int capacity = Integer.highestOneBit(Math.max(8, merges.size() * 4));
    this.slots = new long[2 * capacity];
    this.shift = Long.numberOfLeadingZeros(capacity - 1L);
    for (int i = 0; i < slots.length; i += 2) {
      slots[i] = EMPTY;
    }
    for (int rank = 0; rank < merges.size(); rank++) {
      Merge merge = merges.get(rank);
      int slot = slot(key(merge.left(), merge.right()));
      slots[slot] = key(merge.left(), merge.right());
      slots[slot + 1] = (long) rank << 32 | merge.merged();
    }
  }

  /** {@code rank << 32 | merged} of the pair, or {@link #NONE}. */
  long find(int left, int right) {
    int slot = slot(key(left, right));
    return slots[slot] == EMPTY ? NONE : slots[slot + 1];
  }

  private int slot(long key) {
    int slot = (int) (key * GOLDEN >>> shift) * 2;
    while (slots[slot] != EMPTY && slots[slot] != key) {
      slot = (slot + 2) & (slots.length - 1);
    }
    return slot;
  }

  private static long key(int left, int right) {
    return (long) left << 32 | right;
  }
}
