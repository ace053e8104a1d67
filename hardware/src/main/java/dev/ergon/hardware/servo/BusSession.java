package dev.ergon.hardware.servo;

import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoBusException;
import dev.ergon.hardware.bus.ServoReading;
import dev.ergon.hardware.health.MotorHealth;
import dev.ergon.hardware.health.MotorReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens on an open bus in every cycle: goals out, states in, faults judged. A line that is
 * gone ends the session by an {@link IOException}. Used by one thread at a time.
 */
final class BusSession implements AutoCloseable {
  private static final int CYCLES_PER_REPORT = 20;

  private final ServoBus bus;
  private final Clock clock;
  private final ServoArm arm;
  private final ServoRobotSettings settings;
  private final BusExchange exchange;
  private final List<ServoReading> readings = new ArrayList<>();
  private final List<MotorHealth> health = new ArrayList<>();
  private final int[] goalTicks;
  private long wholeStateNanos;
  private long cycles;
  private boolean holds;
  private boolean moves;
  private boolean torqueOffPending;

  BusSession(
      ServoBus bus, Clock clock, ServoArm arm, ServoRobotSettings settings, BusExchange exchange) {
    this.bus = bus;
    this.clock = clock;
    this.arm = arm;
    this.settings = settings;
    this.exchange = exchange;
    this.goalTicks = new int[arm.joints().size()];
    for (ServoJoint joint : arm.joints()) {
      readings.add(new ServoReading(joint.id()));
      health.add(new MotorHealth(joint.name(), settings.maxTemperatureC()));
    }
  }

  /**
   * Finds the servos and reads the first state.
   *
   * @throws IOException if one of them is missing, or the line is gone
   */
  void begin() throws IOException {
    bus.prepare();
    if (!bus.read(readings)) {
      throw new ServoBusException(silentText());
    }
    takeState();
  }

  /** Goals go out first, so that the state of the same cycle already follows the newest command. */
  void cycle() throws IOException {
    drive();
    boolean whole = bus.read(readings);
    judgeHealth();
    if (torqueOffPending) {
      torqueOff();
    }
    if (whole) {
      takeState();
      EnableRequest request = exchange.takeRequest();
      if (request != null) {
        enable(request);
      }
    } else if (clock.nanos() - wholeStateNanos > settings.stateTimeoutNanos()) {
      loseServos();
    }
    if (cycles++ % CYCLES_PER_REPORT == 0) {
      report();
    }
  }

  /** Lets the arm go limp. */
  void release() throws IOException {
    holds = false;
    bus.setTorque(false);
  }

  @Override
  public void close() {
    bus.close();
  }

  private void judgeHealth() {
    for (int i = 0; i < health.size(); i++) {
      health.get(i).update(readings.get(i));
      if (health.get(i).isFaulty() && !isFaulted()) {
        exchange.forbid();
        exchange.setCondition(Condition.fault(health.get(i).faultText(readings.get(i))));
        torqueOffPending = true;
        report();
      }
    }
  }

  private void takeState() {
    wholeStateNanos = clock.nanos();
    double[] values = exchange.states().writable();
    int count = readings.size();
    int ticksPerTurn = bus.ticksPerTurn();
    for (int i = 0; i < count; i++) {
      ServoReading reading = readings.get(i);
      ServoJoint joint = arm.joints().get(i);
      values[i] = joint.positionRad(reading.ticks(), ticksPerTurn);
      values[count + i] = joint.velocityRadPerSec(reading.velocityTicksPerSec(), ticksPerTurn);
      values[2 * count + i] =
          joint.direction() * reading.loadFraction() * arm.model().limits(i).effort();
    }
    exchange.states().publish(wholeStateNanos);
    if (!isFaulted()) {
      exchange.setCondition(Condition.WELL);
    }
  }

  /** The servos that answer go on holding; nothing moves until somebody enables the robot again. */
  private void loseServos() {
    exchange.forbid();
    if (!isFaulted()) {
      exchange.setCondition(Condition.lost(silentText()));
    }
    refuse(exchange.takeRequest(), silentText());
  }

  private void enable(EnableRequest request) throws IOException {
    for (int i = 0; i < health.size(); i++) {
      if (health.get(i).isFaulty()) {
        refuse(request, health.get(i).faultText(readings.get(i)));
        return;
      }
    }
    aimAtMeasuredPose();
    try {
      bus.writeGoals(goalTicks);
      bus.setTorque(true);
    } catch (ServoBusException e) {
      refuse(request, String.valueOf(e.getMessage()));
      return;
    }
    // A command from before the stop must not move it now.
    exchange.commands().refresh();
    torqueOffPending = false;
    holds = true;
    exchange.setCondition(Condition.WELL);
    exchange.permit(request);
    request.done().complete(null);
  }

  /** Goals have no answer: sending the newest in every cycle makes up for one that got lost. */
  private void drive() throws IOException {
    if (!holds) {
      return;
    }
    boolean moving = exchange.mayMove();
    if (moving && exchange.commands().refresh()) {
      for (int i = 0; i < goalTicks.length; i++) {
        goalTicks[i] = arm.goalTicks(i, exchange.commands().value(i), bus.ticksPerTurn());
      }
    } else if (moves && !moving) {
      aimAtMeasuredPose();
    }
    moves = moving;
    bus.writeGoals(goalTicks);
  }

  private void torqueOff() throws IOException {
    holds = false;
    try {
      bus.setTorque(false);
      torqueOffPending = false;
    } catch (ServoBusException e) {
      // Tried again in the next cycle; the text says that it has not worked yet.
      String text = exchange.condition().text();
      String reason = String.valueOf(e.getMessage());
      if (!text.contains(reason)) {
        exchange.setCondition(Condition.fault(text + "; " + reason));
      }
    }
  }

  private void aimAtMeasuredPose() {
    for (int i = 0; i < goalTicks.length; i++) {
      goalTicks[i] = readings.get(i).ticks();
    }
  }

  private boolean isFaulted() {
    return exchange.condition().status() == RobotStatus.FAULT;
  }

  private String silentText() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < readings.size(); i++) {
      if (!readings.get(i).answered()) {
        text.append(text.isEmpty() ? "motor " : ", motor ")
            .append(readings.get(i).id())
            .append(" '")
            .append(arm.joints().get(i).name())
            .append("'");
      }
    }
    return text + " does not answer; check its power and its cable";
  }

  private void report() {
    List<MotorReport> reports = new ArrayList<>();
    for (int i = 0; i < health.size(); i++) {
      reports.add(health.get(i).report(readings.get(i)));
    }
    exchange.setReports(reports);
  }

  static void refuse(@Nullable EnableRequest request, String text) {
    if (request != null) {
      request.done().completeExceptionally(new TaskFailedException("cannot enable: " + text));
    }
  }
}
