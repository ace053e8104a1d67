package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;

/** A queue of canonical rows, as long as the longest chunk. Owned by the control thread. */
final class RowQueue {
  private final int width;
  private final double[] values;
  private int head;
  private int size;

  RowQueue(int width) {
    this.width = width;
    values = new double[ActionChunk.MAX_HORIZON * width];
  }

  int size() {
    return size;
  }

  void clear() {
    head = 0;
    size = 0;
  }

  /** Replaces everything by the rows of {@code chunk} from {@code from} on. */
  void replaceBy(PreparedChunk chunk, int from) {
    clear();
    size = Math.max(0, chunk.rows - from);
    if (size > 0) {
      System.arraycopy(chunk.values, from * width, values, 0, size * width);
    }
  }

  /** Number {@code column} of the row that comes {@code ahead} rows after the next one. */
  double get(int ahead, int column) {
    return values[(head + ahead) * width + column];
  }

  void set(int ahead, int column, double value) {
    values[(head + ahead) * width + column] = value;
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
    head++;
    size--;
    return true;
  }
}
