package dev.ergon.hardware.dynamixel;

import static dev.ergon.hardware.dynamixel.DynamixelPacket.EVERYBODY;

import dev.ergon.core.time.Clock;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoBusException;
import dev.ergon.hardware.bus.ServoFault;
import dev.ergon.hardware.bus.ServoFrame;
import dev.ergon.hardware.bus.ServoReading;
import dev.ergon.hardware.bus.ServoWire;
import dev.ergon.hardware.servo.ServoBusConfig;
import java.io.IOException;
import java.util.List;

/**
 * X-series servos on one line. One SYNC READ, or FAST SYNC READ where the firmware knows it, asks
 * all of them for their state; one SYNC WRITE sends all goals. What hardware error a servo has is
 * asked only when it raises its alert.
 */
public final class DynamixelBus implements ServoBus {
  static final int TICKS_PER_TURN = 4096;

  private static final int POSITION_MODE = 3;
  private static final int ALERT = 0x80;
  private static final int STATE_ADDRESS = XRegister.PRESENT_LOAD.address();
  private static final int STATE_SIZE = XRegister.PRESENT_TEMPERATURE.address() + 1 - STATE_ADDRESS;

  /** Error and id before a servo's state in a fast sync read, its CRC after it. */
  private static final int FAST_PREFIX = 2;

  private static final int FAST_BLOCK = FAST_PREFIX + STATE_SIZE + 2;

  private static final double TICKS_PER_SEC_PER_STEP = 0.229 * TICKS_PER_TURN / 60;
  private static final double LOAD_STEPS = 1000;
  private static final double VOLTS_PER_STEP = 0.1;
  private static final int LONGEST_PACKET = 512;

  private final ServoWire wire;
  private final Clock clock;
  private final int[] ids;
  private final Setup setup;
  private final DynamixelPacket packet = new DynamixelPacket(LONGEST_PACKET);
  private final ServoFrame answer = new ServoFrame(DynamixelDecoder.MOST_PARAMETERS);

  /**
   * How to talk to the servos.
   *
   * @param answerTimeoutNanos how long to wait for one servo's answer
   * @param retries how often to ask again a servo that did not answer
   * @param fastSyncRead whether to ask for all states in one packet
   */
  public record Setup(long answerTimeoutNanos, int retries, boolean fastSyncRead) {
    public static Setup of(ServoBusConfig bus, boolean fastSyncRead) {
      return new Setup(bus.answerTimeoutNanos(), bus.retries(), fastSyncRead);
    }
  }

  /**
   * @param wire a line that uses a {@link DynamixelDecoder}
   * @param ids 0..252, at most 24
   */
  public DynamixelBus(ServoWire wire, Clock clock, List<Integer> ids, Setup setup) {
    this.wire = wire;
    this.clock = clock;
    this.ids = ids.stream().mapToInt(Integer::intValue).toArray();
    this.setup = setup;
  }

  @Override
  public int ticksPerTurn() {
    return TICKS_PER_TURN;
  }

  @Override
  public void prepare() throws IOException {
    for (int id : ids) {
      begin(id, DynamixelPacket.READ, XRegister.MODE.address()).add(XRegister.MODE.size(), 2);
      if (!confirmed(id, XRegister.MODE.size())) {
        throw new ServoBusException(
            "motor "
                + id
                + " does not answer; check its power, its cable, its id and the baud rate");
      }
      int mode = answer.unsigned8(0);
      if (mode != POSITION_MODE) {
        throw new ServoBusException(
            "motor " + id + ": got operating mode " + mode + ", wanted 3 (position control)");
      }
    }
  }

  @Override
  public boolean read(List<ServoReading> readings) throws IOException {
    int instruction =
        setup.fastSyncRead() ? DynamixelPacket.FAST_SYNC_READ : DynamixelPacket.SYNC_READ;
    begin(EVERYBODY, instruction, STATE_ADDRESS).add(STATE_SIZE, 2);
    for (ServoReading reading : readings) {
      reading.expect();
      packet.add(reading.id(), 1);
    }
    send();
    if (setup.fastSyncRead()) {
      receiveTogether(readings);
    } else {
      receiveEach(readings);
    }
    boolean whole = true;
    for (ServoReading reading : readings) {
      if (!reading.answered()) {
        begin(reading.id(), DynamixelPacket.READ, STATE_ADDRESS).add(STATE_SIZE, 2);
        if (confirmed(reading.id(), STATE_SIZE)) {
          take(reading, answer.error(), 0);
        }
      }
      whole &= reading.answered();
    }
    askForErrors(readings);
    return whole;
  }

  @Override
  public void writeGoals(int[] goalTicks) throws IOException {
    beginSyncWrite(XRegister.GOAL_POSITION);
    for (int i = 0; i < goalTicks.length; i++) {
      packet.add(ids[i], 1).add(goalTicks[i], XRegister.GOAL_POSITION.size());
    }
    send();
  }

  @Override
  public void setTorque(boolean on) throws IOException {
    int value = on ? 1 : 0;
    beginSyncWrite(XRegister.TORQUE_ENABLE);
    for (int id : ids) {
      packet.add(id, 1).add(value, 1);
    }
    send();
    StringBuilder silent = new StringBuilder();
    for (int id : ids) {
      begin(id, DynamixelPacket.WRITE, XRegister.TORQUE_ENABLE.address()).add(value, 1);
      if (!confirmed(id, 0)) {
        silent.append(silent.isEmpty() ? "motor " : ", motor ").append(id);
      }
    }
    if (!silent.isEmpty()) {
      throw new ServoBusException(silent + ": no confirmation of torque " + (on ? "on" : "off"));
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private void receiveEach(List<ServoReading> readings) throws IOException {
    int missing = readings.size();
    while (missing > 0 && wire.receive(answer, deadline())) {
      for (ServoReading reading : readings) {
        if (reading.id() == answer.id() && !reading.answered() && answer.length() == STATE_SIZE) {
          take(reading, answer.error(), 0);
          missing--;
        }
      }
    }
  }

  /** The first error byte stands where a packet's own does; the blocks follow one another. */
  private void receiveTogether(List<ServoReading> readings) throws IOException {
    int parameters = readings.size() * FAST_BLOCK - 1 - 2;
    long deadline = clock.nanos() + readings.size() * setup.answerTimeoutNanos();
    while (wire.receive(answer, deadline)) {
      if (answer.id() == EVERYBODY && answer.length() == parameters) {
        int error = answer.error();
        for (int i = 0; i < readings.size(); i++) {
          int at = i * FAST_BLOCK;
          if (answer.unsigned8(at) == readings.get(i).id()) {
            take(readings.get(i), i == 0 ? error : answer.unsigned8(at - 1), at + 1);
          }
        }
        return;
      }
    }
  }

  private void askForErrors(List<ServoReading> readings) throws IOException {
    for (ServoReading reading : readings) {
      if (reading.answered() && reading.faultBits() != 0) {
        int bits = reading.faultBits();
        begin(reading.id(), DynamixelPacket.READ, XRegister.HARDWARE_ERROR.address())
            .add(XRegister.HARDWARE_ERROR.size(), 2);
        if (confirmed(reading.id(), XRegister.HARDWARE_ERROR.size())) {
          int named = HardwareErrors.decode(answer.unsigned8(0));
          bits = named == 0 ? bits : named;
        }
        reading.setHealth(reading.voltageV(), reading.temperatureC(), bits);
      }
    }
  }

  /** Takes a servo's state from the answer's parameters, {@code offset} on. */
  private void take(ServoReading reading, int error, int offset) {
    int load = (short) answer.unsigned16(offset + at(XRegister.PRESENT_LOAD));
    reading.setMotion(
        answer.signed32(offset + at(XRegister.PRESENT_POSITION)),
        answer.signed32(offset + at(XRegister.PRESENT_VELOCITY)) * TICKS_PER_SEC_PER_STEP,
        load / LOAD_STEPS);
    reading.setHealth(
        answer.unsigned16(offset + at(XRegister.PRESENT_VOLTAGE)) * VOLTS_PER_STEP,
        answer.unsigned8(offset + at(XRegister.PRESENT_TEMPERATURE)),
        (error & ALERT) == 0 ? 0 : ServoFault.ELECTRICAL.bit());
  }

  private static int at(XRegister register) {
    return register.address() - STATE_ADDRESS;
  }

  private DynamixelPacket begin(int id, int instruction, int address) {
    return packet.begin(id, instruction).add(address, 2);
  }

  private void beginSyncWrite(XRegister register) {
    begin(EVERYBODY, DynamixelPacket.SYNC_WRITE, register.address()).add(register.size(), 2);
  }

  /** Sends the packet that was begun until the servo answers it, with as many parameters. */
  private boolean confirmed(int id, int parameters) throws IOException {
    packet.end();
    for (int attempt = 0; attempt <= setup.retries(); attempt++) {
      wire.send(packet.bytes(), packet.length());
      long deadline = deadline();
      while (wire.receive(answer, deadline)) {
        if (answer.id() == id && answer.length() == parameters) {
          return true;
        }
      }
    }
    return false;
  }

  private void send() throws IOException {
    packet.end();
    wire.send(packet.bytes(), packet.length());
  }

  private long deadline() {
    return clock.nanos() + setup.answerTimeoutNanos();
  }
}
