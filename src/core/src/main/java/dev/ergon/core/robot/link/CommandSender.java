package dev.ergon.core.robot.link;

import dev.ergon.core.robot.LatestValues;
import dev.ergon.core.time.Clock;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that carries control's newest target to the link, and nothing while the robot is
 * stopped. What control wrote before a stop is not sent after it. Where something could not be
 * sent, the measured pose to hold is sent until that succeeds; then targets go on.
 */
final class CommandSender implements AutoCloseable {
  private static final long IDLE_NANOS = 100_000_000;
  private static final long CLOSE_MILLIS = 2_000;

  private final RobotLink link;
  private final JointMap joints;
  private final MeasuredJoints measured;
  private final LatestValues commands;
  private final Clock host;
  private final long periodNanos;
  private final double[] position;
  private final double[] velocity;
  private final AtomicInteger stops = new AtomicInteger();
  private final Thread thread;
  private volatile boolean enabled;
  private volatile boolean closing;
  private volatile String fault = "";
  private int stopsDone;

  CommandSender(
      String name,
      RobotLink link,
      JointMap joints,
      MeasuredJoints measured,
      Clock host,
      long periodNanos) {
    this.link = link;
    this.joints = joints;
    this.measured = measured;
    this.host = host;
    this.periodNanos = periodNanos;
    commands = new LatestValues(2 * joints.size());
    position = new double[joints.size()];
    velocity = new double[joints.size()];
    thread = new Thread(this::run, "robot-link " + name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** The slot for control's next target: positions, then velocities, in the model's terms. */
  double[] writable() {
    return commands.writable();
  }

  /** Hands over what was filled in. Real-time safe: no allocation, no lock. */
  void offer(long stampNanos) {
    commands.publish(stampNanos);
    LockSupport.unpark(thread);
  }

  boolean isEnabled() {
    return enabled && !closing;
  }

  boolean isClosing() {
    return closing;
  }

  /** Why the last target could not be sent; empty if it could. */
  String fault() {
    return fault;
  }

  void enable() {
    enabled = true;
  }

  /** Holds the measured pose, as soon as the thread gets to it. */
  void stop() {
    enabled = false;
    stops.incrementAndGet();
    LockSupport.unpark(thread);
  }

  /** Stops, waits until that is sent, and ends the thread. */
  @Override
  public void close() {
    stop();
    closing = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (true) {
      boolean last = closing;
      if (stops.get() != stopsDone) {
        hold();
      } else if (!fault.isEmpty() && !last) {
        LockSupport.parkNanos(this, IDLE_NANOS);
        hold();
      } else if (enabled && commands.refresh()) {
        sendNewest();
      } else if (last) {
        return;
      } else {
        LockSupport.parkNanos(this, IDLE_NANOS);
      }
    }
  }

  private void hold() {
    stopsDone = stops.get();
    boolean dropped = commands.refresh();
    double[] at = measured.position();
    for (int i = 0; i < at.length; i++) {
      at[i] = joints.toWire(i, at[i]);
    }
    attempt(() -> link.hold(at));
  }

  private void sendNewest() {
    for (int i = 0; i < position.length; i++) {
      position[i] = joints.toWire(i, commands.value(i));
      velocity[i] = joints.rateToWire(i, commands.value(position.length + i));
    }
    long begun = host.nanos();
    attempt(() -> link.send(position, velocity));
    long rest = begun + periodNanos - host.nanos();
    while (rest > 0 && stops.get() == stopsDone) {
      LockSupport.parkNanos(this, rest);
      rest = begun + periodNanos - host.nanos();
    }
  }

  private void attempt(Sending sending) {
    try {
      sending.run();
      fault = "";
    } catch (IOException | RuntimeException e) {
      fault = "cannot send to the robot: " + e.getMessage();
    }
  }

  @FunctionalInterface
  private interface Sending {
    void run() throws IOException;
  }
}
