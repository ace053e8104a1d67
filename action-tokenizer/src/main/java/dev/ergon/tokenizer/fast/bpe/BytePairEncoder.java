package dev.ergon.tokenizer.fast.bpe;

import java.util.Arrays;

/**
 * Text to ids: each piece's bytes are merged pair by pair, the lowest rank first, the leftmost of
 * equals first. Holds its workspace: one thread at a time. Allocates only to grow it, and the
 * answer.
 */
public final class BytePairEncoder {
  private static final int DEAD = -1;

  private final BytePairVocabulary vocabulary;
  private final MergeTable table;

  // The symbols of one piece as a doubly linked list over array positions.
  private int[] symbol = new int[64];
  private int[] next = new int[64];
  private int[] previous = new int[64];
  private int symbols;
  // Candidate merges, rank << 32 | position, as a binary heap; entries go stale and are skipped.
  private long[] heap = new long[64];
  private int heapSize;

  public BytePairEncoder(BytePairVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.table = vocabulary.table();
  }

  /**
   * The ids of a text. Bytes without a token are dropped, as the library does when it has no
   * unknown token.
   *
   * @param codePoints Unicode scalar values, not modified
   */
  public int[] encode(int[] codePoints) {
    int[] ids = new int[codePoints.length + 8];
    int count = 0;
    for (int from = 0; from < codePoints.length; ) {
      int end =
          vocabulary.splitting()
              ? Gpt2Split.pieceEnd(codePoints, from, codePoints.length)
              : codePoints.length;
      loadPiece(codePoints, from, end);
      mergeAll();
      if (count + symbols > ids.length) {
        ids = Arrays.copyOf(ids, Math.max(count + symbols, 2 * ids.length));
      }
      for (int at = 0; at < symbols; at = next[at]) {
        ids[count++] = symbol[at];
      }
      from = end;
    }
    return Arrays.copyOf(ids, count);
  }

  private void loadPiece(int[] codePoints, int from, int end) {
    symbols = 0;
    ensureSymbols(4 * (end - from));
    for (int i = from; i < end; i++) {
      addBytes(codePoints[i]);
    }
    for (int at = 0; at < symbols; at++) {
      next[at] = at + 1;
      previous[at] = at - 1;
    }
  }

  private void addBytes(int codePoint) {
    if (codePoint < 0x80) {
      addByte(codePoint);
    } else if (codePoint < 0x800) {
      addByte(0xC0 | codePoint >> 6);
      addByte(0x80 | codePoint & 0x3F);
    } else if (codePoint < 0x10000) {
      addByte(0xE0 | codePoint >> 12);
      addByte(0x80 | codePoint >> 6 & 0x3F);
      addByte(0x80 | codePoint & 0x3F);
    } else {
      addByte(0xF0 | codePoint >> 18);
      addByte(0x80 | codePoint >> 12 & 0x3F);
      addByte(0x80 | codePoint >> 6 & 0x3F);
      addByte(0x80 | codePoint & 0x3F);
    }
  }

  private void addByte(int b) {
    int id = vocabulary.idOfByte(b);
    if (id >= 0) {
      symbol[symbols++] = id;
    }
  }

  private void mergeAll() {
    heapSize = 0;
    for (int at = 0; at + 1 < symbols; at++) {
      offer(at);
    }
    while (heapSize > 0) {
      long candidate = pop();
      int at = (int) candidate;
      if (symbol[at] == DEAD || next[at] >= symbols) {
        continue;
      }
      int right = next[at];
      long merge = table.find(symbol[at], symbol[right]);
      if (merge >>> 32 != candidate >>> 32) {
        continue; // stale: the symbols here have changed since
      }
      symbol[at] = (int) merge;
      symbol[right] = DEAD;
      next[at] = next[right];
      if (next[at] < symbols) {
        previous[next[at]] = at;
        offer(at);
      }
      if (previous[at] >= 0) {
        offer(previous[at]);
      }
    }
  }

  private void offer(int at) {
    long merge = table.find(symbol[at], symbol[next[at]]);
    if (merge != MergeTable.NONE) {
      push(merge & 0xFFFFFFFF_00000000L | at);
    }
  }

  private void push(long entry) {
    if (heapSize == heap.length) {
      heap = Arrays.copyOf(heap, 2 * heap.length);
    }
    int at = heapSize++;
    while (at > 0 && heap[(at - 1) / 2] > entry) {
      heap[at] = heap[(at - 1) / 2];
      at = (at - 1) / 2;
    }
    heap[at] = entry;
  }

  private long pop() {
    long top = heap[0];
    long last = heap[--heapSize];
    int at = 0;
    while (2 * at + 1 < heapSize) {
      int child = 2 * at + 1;
      if (child + 1 < heapSize && heap[child + 1] < heap[child]) {
        child++;
      }
      if (last <= heap[child]) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return top;
  }

  private void ensureSymbols(int capacity) {
    if (symbol.length < capacity) {
      symbol = new int[capacity];
      next = new int[capacity];
      previous = new int[capacity];
    }
  }
}
