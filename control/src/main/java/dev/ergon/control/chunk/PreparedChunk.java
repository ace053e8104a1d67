package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;

/**
 * A chunk that passed the gate, in canonical rows. Reused: owned by whoever holds the ring's slot.
 */
public final class PreparedChunk {
  final double[] values;
  final int width;
  int rows;
  long taskEpoch;
  long sequence;
  long observationStampNanos;
  long stepPeriodNanos;

  public PreparedChunk(ActionLayout layout) {
    width = layout.width();
    values = new double[ActionChunk.MAX_HORIZON * width];
  }

  /** How many rows it has. */
  public int rows() {
    return rows;
  }

  /** The task it was offered for, as the controller counts them. */
  public long taskEpoch() {
    return taskEpoch;
  }

  public long sequence() {
    return sequence;
  }

  public long observationStampNanos() {
    return observationStampNanos;
  }

  public long stepPeriodNanos() {
    return stepPeriodNanos;
  }

  /** Number {@code column} of canonical row {@code row}. */
  public double value(int row, int column) {
    return values[row * width + column];
  }
}
