package dev.ergon.control.log;

import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.CycleRequests;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotStatus;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * One cycle: what went in and what came out. Reused, and owned by whoever holds it. Filling it is
 * real-time safe.
 */
public final class LoggedTick {
  private static final RobotStatus[] READ_STATUSES = RobotStatus.values();
  private static final ControlState[] STATES = ControlState.values();

  private long cycle;
  private long nowNanos;
  private int readStatus;
  private int chunks;
  private int state;
  private int status;
  private boolean seeded;
  private final CycleRequests requests = new CycleRequests();
  private final JointStateBuffer measured;
  private final JointCommandBuffer command;

  public LoggedTick(int joints) {
    measured = new JointStateBuffer(joints);
    command = new JointCommandBuffer(joints);
  }

  /**
   * Sets what went in.
   *
   * @param chunksTaken how many chunks the cycle took in; they stand before it in the log
   */
  public void setInputs(
      long now, RobotStatus read, JointStateBuffer state, CycleRequests asked, int chunksTaken) {
    nowNanos = now;
    readStatus = read.ordinal();
    measured.copyFrom(state);
    requests.copyFrom(asked);
    chunks = chunksTaken;
  }

  /**
   * Sets what came out.
   *
   * @param startedAnew whether the command started anew from the measured pose
   */
  public void setOutcome(
      long cycleNumber,
      ControlState newState,
      ControlStatus newStatus,
      boolean startedAnew,
      JointCommandBuffer written) {
    cycle = cycleNumber;
    state = newState.ordinal();
    status = newStatus.ordinal();
    seeded = startedAnew;
    command.copyFrom(written);
  }

  /** How many cycles there have been, this one included. */
  public long cycle() {
    return cycle;
  }

  public long nowNanos() {
    return nowNanos;
  }

  public RobotStatus readStatus() {
    return READ_STATUSES[readStatus];
  }

  /** The state that the cycle ended in. */
  public ControlState state() {
    return STATES[state];
  }

  /** What the robot said of itself: a live view. */
  public JointStateBuffer measured() {
    return measured;
  }

  /** What had been asked for: a live view. */
  public CycleRequests requests() {
    return requests;
  }

  /** What was commanded: a live view. */
  public JointCommandBuffer command() {
    return command;
  }

  /** How many chunks the cycle took in; they stand before it in the log. */
  public int chunks() {
    return chunks;
  }

  /** Whether the command started anew from the measured pose. */
  public boolean isSeeded() {
    return seeded;
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeLong(cycle);
    out.writeLong(nowNanos);
    out.writeByte(readStatus);
    out.writeByte(chunks);
    out.writeByte(state);
    out.writeByte(status);
    out.writeBoolean(seeded);
    requests.writeTo(out);
    out.writeLong(measured.stampNanos());
    for (int i = 0; i < measured.size(); i++) {
      write(out, measured.position(i));
      write(out, measured.velocity(i));
      write(out, measured.effort(i));
    }
    for (int i = 0; i < command.size(); i++) {
      write(out, command.position(i));
      write(out, command.velocity(i));
      write(out, command.effort(i));
    }
  }

  void readFrom(DataInput in) throws IOException {
    cycle = in.readLong();
    nowNanos = in.readLong();
    readStatus = in.readByte();
    requireIndex("robot status", readStatus, READ_STATUSES.length);
    chunks = in.readByte();
    state = in.readByte();
    requireIndex("state", state, STATES.length);
    status = in.readByte();
    seeded = in.readBoolean();
    requests.readFrom(in);
    measured.setStampNanos(in.readLong());
    for (int i = 0; i < measured.size(); i++) {
      measured.set(i, in.readDouble(), in.readDouble(), in.readDouble());
    }
    command.setStampNanos(nowNanos);
    for (int i = 0; i < command.size(); i++) {
      command.set(i, in.readDouble(), in.readDouble(), in.readDouble());
    }
  }

  private void requireIndex(String what, int index, int count) {
    if (index < 0 || index >= count) {
      throw new InvalidInputException(
          "logged cycle %d: got %s %d, wanted 0..%d".formatted(cycle, what, index, count - 1));
    }
  }

  /** With every bit of a NaN, so that a replayed log has the same bytes. */
  private static void write(DataOutput out, double value) throws IOException {
    out.writeLong(Double.doubleToRawLongBits(value));
  }
}
