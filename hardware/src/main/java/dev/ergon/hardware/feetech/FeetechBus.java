package dev.ergon.hardware.feetech;

import static dev.ergon.hardware.feetech.FeetechPacket.EVERYBODY;

import dev.ergon.core.time.Clock;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoBusException;
import dev.ergon.hardware.bus.ServoFrame;
import dev.ergon.hardware.bus.ServoReading;
import dev.ergon.hardware.bus.ServoWire;
import dev.ergon.hardware.servo.ServoBusConfig;
import java.io.IOException;
import java.util.List;

/**
 * STS3215 servos on one line. One SYNC READ asks all of them for position, speed, load, voltage,
 * temperature and status; one SYNC WRITE sends all goals.
 */
public final class FeetechBus implements ServoBus {
  private static final int MODEL_STS3215 = 777;
  private static final int POSITION_MODE = 0;

  /** From the present position to the status register. */
  private static final int STATE_ADDRESS = StsRegister.PRESENT_POSITION.address();

  private static final int STATE_SIZE = StsRegister.STATUS.address() + 1 - STATE_ADDRESS;
  private static final double LOAD_STEPS = 1000;
  private static final double VOLTS_PER_STEP = 0.1;
  private static final int LONGEST_PACKET = 512;

  private final ServoWire wire;
  private final Clock clock;
  private final List<StsServo> servos;
  private final Setup setup;
  private final FeetechPacket packet = new FeetechPacket(LONGEST_PACKET);
  private final ServoFrame answer = new ServoFrame(FeetechDecoder.MOST_PARAMETERS);

  /**
   * How to talk to the servos.
   *
   * @param answerTimeoutNanos how long to wait for one servo's answer
   * @param retries how often to ask again a servo that did not answer
   * @param writeCalibration whether to write the calibration into servos that hold another
   */
  public record Setup(long answerTimeoutNanos, int retries, boolean writeCalibration) {
    public static Setup of(ServoBusConfig bus, boolean writeCalibration) {
      return new Setup(bus.answerTimeoutNanos(), bus.retries(), writeCalibration);
    }
  }

  /**
   * @param wire a line that uses a {@link FeetechDecoder}
   * @param servos at most 60
   */
  public FeetechBus(ServoWire wire, Clock clock, List<StsServo> servos, Setup setup) {
    this.wire = wire;
    this.clock = clock;
    this.servos = List.copyOf(servos);
    this.setup = setup;
  }

  @Override
  public int ticksPerTurn() {
    return StsServo.TICKS_PER_TURN;
  }

  @Override
  public void prepare() throws IOException {
    for (StsServo servo : servos) {
      int model = readRegister(servo, StsRegister.MODEL);
      if (model != MODEL_STS3215) {
        throw new ServoBusException(
            servo.described() + ": got model " + model + ", wanted 777 (STS3215)");
      }
    }
    for (StsServo servo : servos) {
      ensure(servo, StsRegister.MODE, POSITION_MODE);
      ensure(servo, StsRegister.RETURN_DELAY, 0);
      calibrate(servo);
    }
  }

  @Override
  public boolean read(List<ServoReading> readings) throws IOException {
    packet.begin(EVERYBODY, FeetechPacket.SYNC_READ).add(STATE_ADDRESS).add(STATE_SIZE);
    for (ServoReading reading : readings) {
      reading.expect();
      packet.add(reading.id());
    }
    send();
    long deadline = clock.nanos() + setup.answerTimeoutNanos();
    int missing = readings.size();
    while (missing > 0 && wire.receive(answer, deadline)) {
      if (takeState(readings)) {
        missing--;
        deadline = clock.nanos() + setup.answerTimeoutNanos();
      }
    }
    for (int i = 0; missing > 0 && i < readings.size(); i++) {
      ServoReading reading = readings.get(i);
      if (!reading.answered() && askAgain(reading, readings)) {
        missing--;
      }
    }
    return missing == 0;
  }

  @Override
  public void writeGoals(int[] goalTicks) throws IOException {
    beginSyncWrite(StsRegister.GOAL_POSITION);
    for (int i = 0; i < goalTicks.length; i++) {
      packet.add(servos.get(i).id());
      packet.add(SignMagnitude.POSITION.encode(goalTicks[i]), StsRegister.GOAL_POSITION.size());
    }
    send();
  }

  @Override
  public void setTorque(boolean on) throws IOException {
    int value = on ? 1 : 0;
    beginSyncWrite(StsRegister.TORQUE_ENABLE);
    for (StsServo servo : servos) {
      packet.add(servo.id()).add(value);
    }
    send();
    StringBuilder silent = new StringBuilder();
    for (StsServo servo : servos) {
      packet
          .begin(servo.id(), FeetechPacket.WRITE)
          .add(StsRegister.TORQUE_ENABLE.address())
          .add(value);
      if (!confirmed(servo.id(), 0)) {
        silent.append(silent.isEmpty() ? "" : ", ").append(servo.described());
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

  private void calibrate(StsServo servo) throws IOException {
    adopt(
        servo, StsRegister.HOMING_OFFSET, SignMagnitude.HOMING_OFFSET.encode(servo.homingOffset()));
    adopt(servo, StsRegister.MIN_POSITION, servo.minTicks());
    adopt(servo, StsRegister.MAX_POSITION, servo.maxTicks());
  }

  /** What another program has calibrated is overwritten only if the configuration says so. */
  private void adopt(StsServo servo, StsRegister register, int wanted) throws IOException {
    int held = readRegister(servo, register);
    if (held != wanted && !setup.writeCalibration()) {
      throw new ServoBusException(
          servo.described()
              + ": got "
              + register
              + " "
              + held
              + " in the servo, wanted "
              + wanted
              + " from the calibration file; take the file that was made with this arm, or write it"
              + " into the servos with write_calibration: true");
    }
    ensure(servo, register, wanted);
  }

  private void ensure(StsServo servo, StsRegister register, int value) throws IOException {
    if (readRegister(servo, register) == value) {
      return;
    }
    if (register.isLocked()) {
      // The servo keeps its limits and offset only while it is limp and unlocked.
      writeRegister(servo, StsRegister.TORQUE_ENABLE, 0);
      writeRegister(servo, StsRegister.LOCK, 0);
    }
    writeRegister(servo, register, value);
    if (register.isLocked()) {
      writeRegister(servo, StsRegister.LOCK, 1);
    }
  }

  private int readRegister(StsServo servo, StsRegister register) throws IOException {
    packet.begin(servo.id(), FeetechPacket.READ).add(register.address()).add(register.size());
    if (!confirmed(servo.id(), register.size())) {
      throw new ServoBusException(
          servo.described()
              + " does not answer; check its power, its cable, its id and the baud rate");
    }
    return register.size() == 1 ? answer.unsigned8(0) : answer.unsigned16(0);
  }

  private void writeRegister(StsServo servo, StsRegister register, int value) throws IOException {
    packet
        .begin(servo.id(), FeetechPacket.WRITE)
        .add(register.address())
        .add(value, register.size());
    if (!confirmed(servo.id(), 0)) {
      throw new ServoBusException(
          servo.described() + ": no confirmation of " + register + " = " + value);
    }
  }

  private boolean askAgain(ServoReading reading, List<ServoReading> readings) throws IOException {
    packet.begin(reading.id(), FeetechPacket.READ).add(STATE_ADDRESS).add(STATE_SIZE);
    return confirmed(reading.id(), STATE_SIZE) && takeState(readings);
  }

  /** Sends the packet that was begun until the servo answers it, with as many parameters. */
  private boolean confirmed(int id, int parameters) throws IOException {
    packet.end();
    for (int attempt = 0; attempt <= setup.retries(); attempt++) {
      wire.send(packet.bytes(), packet.length());
      long deadline = clock.nanos() + setup.answerTimeoutNanos();
      while (wire.receive(answer, deadline)) {
        if (answer.id() == id && answer.length() == parameters) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes an answer for a servo's state; false if it is none, or none that was waited for. */
  private boolean takeState(List<ServoReading> readings) {
    for (int i = 0; i < readings.size(); i++) {
      ServoReading reading = readings.get(i);
      if (reading.id() == answer.id() && !reading.answered() && answer.length() == STATE_SIZE) {
        reading.setMotion(
            SignMagnitude.POSITION.decode(word(StsRegister.PRESENT_POSITION)),
            SignMagnitude.SPEED.decode(word(StsRegister.PRESENT_SPEED)),
            SignMagnitude.LOAD.decode(word(StsRegister.PRESENT_LOAD)) / LOAD_STEPS);
        reading.setHealth(
            octet(StsRegister.PRESENT_VOLTAGE) * VOLTS_PER_STEP,
            octet(StsRegister.PRESENT_TEMPERATURE),
            FeetechFaults.decode(answer.error() | octet(StsRegister.STATUS)));
        return true;
      }
    }
    return false;
  }

  private int word(StsRegister register) {
    return answer.unsigned16(register.address() - STATE_ADDRESS);
  }

  private int octet(StsRegister register) {
    return answer.unsigned8(register.address() - STATE_ADDRESS);
  }

  private void beginSyncWrite(StsRegister register) {
    packet.begin(EVERYBODY, FeetechPacket.SYNC_WRITE).add(register.address()).add(register.size());
  }

  private void send() throws IOException {
    packet.end();
    wire.send(packet.bytes(), packet.length());
  }
}
