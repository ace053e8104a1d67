package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.error.InvalidInputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

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

  /** Makes this the same as {@code other}, of the same layout. Real-time safe. */
  public void copyFrom(PreparedChunk other) {
    rows = other.rows;
    taskEpoch = other.taskEpoch;
    sequence = other.sequence;
    observationStampNanos = other.observationStampNanos;
    stepPeriodNanos = other.stepPeriodNanos;
    System.arraycopy(other.values, 0, values, 0, rows * width);
  }

  /** Writes it, for logs. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(rows);
    out.writeLong(taskEpoch);
    out.writeLong(sequence);
    out.writeLong(observationStampNanos);
    out.writeLong(stepPeriodNanos);
    for (int i = 0; i < rows * width; i++) {
      out.writeLong(Double.doubleToRawLongBits(values[i]));
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws InvalidInputException if it has more rows than a chunk can have
   */
  public void readFrom(DataInput in) throws IOException {
    rows = in.readInt();
    if (rows < 0 || rows > ActionChunk.MAX_HORIZON) {
      throw new InvalidInputException(
          "logged chunk: got %d rows, wanted 0..%d".formatted(rows, ActionChunk.MAX_HORIZON));
    }
    taskEpoch = in.readLong();
    sequence = in.readLong();
    observationStampNanos = in.readLong();
    stepPeriodNanos = in.readLong();
    for (int i = 0; i < rows * width; i++) {
      values[i] = Double.longBitsToDouble(in.readLong());
    }
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
