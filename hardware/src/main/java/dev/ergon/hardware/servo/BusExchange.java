package dev.ergon.hardware.servo;

import dev.ergon.core.robot.LatestValues;
import dev.ergon.hardware.health.MotorReport;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the control loop, its callers and the thread of the bus say to one another, lock-free. */
final class BusExchange {
  private static final int NEVER = -1;

  private final LatestValues states;
  private final LatestValues commands;
  private final AtomicInteger stops = new AtomicInteger();
  private final AtomicReference<@Nullable EnableRequest> enabling = new AtomicReference<>();
  private volatile int permittedAt = NEVER;
  private volatile Condition condition = Condition.WELL;
  private volatile List<MotorReport> reports = List.of();
  private volatile boolean closing;

  BusExchange(int joints) {
    states = new LatestValues(3 * joints);
    commands = new LatestValues(joints);
  }

  /** Positions, then velocities, then efforts; written by the bus, read by control. */
  LatestValues states() {
    return states;
  }

  /** Positions; written by control, read by the bus. */
  LatestValues commands() {
    return commands;
  }

  /** Whether the robot may move: it was enabled, and nobody has stopped it since. */
  boolean mayMove() {
    return stops.get() == permittedAt;
  }

  /** Takes the permission to move away; from any thread. */
  void stop() {
    stops.incrementAndGet();
  }

  int stops() {
    return stops.get();
  }

  /** Lets it move, unless it was stopped after the request; by the thread of the bus. */
  void permit(EnableRequest request) {
    permittedAt = request.stopsSeen();
  }

  /** Takes the permission to move away; by the thread of the bus. */
  void forbid() {
    permittedAt = NEVER;
  }

  /** Leaves a request for the thread of the bus; answers the one that it displaces. */
  @Nullable EnableRequest ask(EnableRequest request) {
    return enabling.getAndSet(request);
  }

  @Nullable EnableRequest takeRequest() {
    return enabling.getAndSet(null);
  }

  Condition condition() {
    return condition;
  }

  void setCondition(Condition newCondition) {
    condition = newCondition;
  }

  List<MotorReport> reports() {
    return reports;
  }

  void setReports(List<MotorReport> newReports) {
    reports = List.copyOf(newReports);
  }

  boolean isClosing() {
    return closing;
  }

  void startClosing() {
    closing = true;
  }
}
