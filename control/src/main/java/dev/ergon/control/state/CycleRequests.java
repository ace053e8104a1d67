package dev.ergon.control.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What {@link OperatorRequests} held when a cycle began: looked at once, so that a cycle sees one
 * state of affairs and can be repeated from its log. Owned by the control thread. Real-time safe.
 */
public final class CycleRequests {
  private int asked;
  private int causeOrdinal = -1;
  private long epoch;
  private long observedNanos = Long.MIN_VALUE;
  private long operatorNanos = Long.MIN_VALUE;

  /** Looks, and takes what was asked for. */
  public void take(OperatorRequests requests) {
    asked = requests.take();
    causeOrdinal = requests.causeOrdinal();
    epoch = requests.epoch();
    observedNanos = requests.observedNanos();
    operatorNanos = requests.operatorNanos();
  }

  /** Makes this the same as {@code other}. */
  public void copyFrom(CycleRequests other) {
    asked = other.asked;
    causeOrdinal = other.causeOrdinal;
    epoch = other.epoch;
    observedNanos = other.observedNanos;
    operatorNanos = other.operatorNanos;
  }

  /** Writes it, for logs. */
  public void writeTo(DataOutput out) throws IOException {
    out.writeByte(asked);
    out.writeByte(causeOrdinal);
    out.writeLong(epoch);
    out.writeLong(observedNanos);
    out.writeLong(operatorNanos);
  }

  /** Reads what {@link #writeTo} wrote. */
  public void readFrom(DataInput in) throws IOException {
    asked = in.readByte();
    causeOrdinal = in.readByte();
    epoch = in.readLong();
    observedNanos = in.readLong();
    operatorNanos = in.readLong();
  }

  /** A sum of the constants of {@link OperatorRequests}. */
  public int asked() {
    return asked;
  }

  /** The ordinal of the {@link HaltCause} given last, or -1. */
  public int causeOrdinal() {
    return causeOrdinal;
  }

  /** As {@link OperatorRequests#epoch}. */
  public long epoch() {
    return epoch;
  }

  /** As {@link OperatorRequests#observedNanos}. */
  public long observedNanos() {
    return observedNanos;
  }

  /** As {@link OperatorRequests#operatorNanos}. */
  public long operatorNanos() {
    return operatorNanos;
  }
}
