package dev.ergon.control.log;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One cycle: what went in and what came out. Reused; a live view of arrays [actuated joints], rad
 * or m. Owned by whoever holds it.
 */
public final class LoggedTick {
  public long cycle;
  public long nowNanos;
  public int readStatus;
  public long measuredStampNanos;
  public int asked;
  public int causeOrdinal;
  public long epoch;
  public long observedNanos;
  public long operatorNanos;

  /** How many chunks the cycle took in; they stand before it in the log. */
  public int chunks;

  public int state;
  public int status;

  /** Whether the command started anew from the measured pose. */
  public boolean seeded;

  public final double[] measuredPosition;
  public final double[] measuredVelocity;
  public final double[] commandPosition;
  public final double[] commandVelocity;

  public LoggedTick(int joints) {
    measuredPosition = new double[joints];
    measuredVelocity = new double[joints];
    commandPosition = new double[joints];
    commandVelocity = new double[joints];
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(cycle);
    out.writeLong(nowNanos);
    out.writeByte(readStatus);
    out.writeLong(measuredStampNanos);
    out.writeByte(asked);
    out.writeByte(causeOrdinal);
    out.writeLong(epoch);
    out.writeLong(observedNanos);
    out.writeLong(operatorNanos);
    out.writeByte(chunks);
    out.writeByte(state);
    out.writeByte(status);
    out.writeBoolean(seeded);
    write(out, measuredPosition);
    write(out, measuredVelocity);
    write(out, commandPosition);
    write(out, commandVelocity);
  }

  void readFrom(DataInput in) throws IOException {
    cycle = in.readLong();
    nowNanos = in.readLong();
    readStatus = in.readByte();
    measuredStampNanos = in.readLong();
    asked = in.readByte();
    causeOrdinal = in.readByte();
    epoch = in.readLong();
    observedNanos = in.readLong();
    operatorNanos = in.readLong();
    chunks = in.readByte();
    state = in.readByte();
    status = in.readByte();
    seeded = in.readBoolean();
    read(in, measuredPosition);
    read(in, measuredVelocity);
    read(in, commandPosition);
    read(in, commandVelocity);
  }

  private static void write(DataOutput out, double[] values) throws IOException {
    for (double value : values) {
      out.writeLong(Double.doubleToRawLongBits(value));
    }
  }

  private static void read(DataInput in, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = Double.longBitsToDouble(in.readLong());
    }
  }
}
