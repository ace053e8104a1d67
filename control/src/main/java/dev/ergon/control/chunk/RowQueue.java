package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;

/** A queue of canonical rows, as long as the longest chunk. Owned by the control thread. */
final class RowQueue {
  private static final int CAPACITY = ActionChunk.MAX_HORIZON;

  private final int width;
  private final double[] values;
  private int head;
  private int size;

  RowQueue(int width) {
    this.width = width;
    values = new double[CAPACITY * width];
  }

  int size() {
    return size;
  }

  void clear() {
    head = 0;
    size = 0;
  }

  /** Drops every row after the first {@code rows}. */
  void truncate(int rows) {
    size = Math.min(size, rows);
  }

  /** Adds row {@code row} of {@code chunk}; nothing where the queue is as long as it can be. */
  void append(PreparedChunk chunk, int row) {
    if (size < CAPACITY) {
      int at = (head + size) % CAPACITY * width;
      System.arraycopy(chunk.values, row * width, values, at, width);
      size++;
    }
  }

  /** Copies the row that comes {@code ahead} rows after the next one to {@code row}. */
  void read(int ahead, double[] row) {
    System.arraycopy(values, (head + ahead) % CAPACITY * width, row, 0, width);
  }

  /** Puts {@code row} in the place of the row that comes {@code ahead} rows after the next one. */
  void write(int ahead, double[] row) {
    System.arraycopy(row, 0, values, (head + ahead) % CAPACITY * width, width);
  }

  boolean peek(double[] row) {
    if (size == 0) {
      return false;
    }
    System.arraycopy(values, head * width, row, 0, width);
    return true;
  }

  boolean next(double[] row) {
    if (!peek(row)) {
      return false;
    }
    head = (head + 1) % CAPACITY;
    size--;
    return true;
  }
}
