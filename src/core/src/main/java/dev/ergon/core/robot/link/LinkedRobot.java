package dev.ergon.core.robot.link;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.LatestValues;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;

/**
 * A robot behind a {@link RobotLink}: a topic, a simulator, another process. Reading and writing
 * only exchange values with the link's threads and are real-time safe: no allocation, no lock, no
 * waiting.
 *
 * <p>It holds where it is measured to be when it is enabled, stopped or closed. A link that is
 * down, that takes no commands, or that is silent for the state timeout answers {@link
 * RobotStatus#LINK_LOST}; once it is back, and was told to hold, so is {@link RobotStatus#OK}.
 * Commands are brought within the model's limits.
 */
public final class LinkedRobot implements Robot {
  private static final long LOOK_NANOS = 2_000_000;

  /** How long a simulator that goes on may owe a state, by the host. */
  private static final long DUE_NANOS = 1_000_000_000;

  private final Clock host = new SystemClock();
  private final String name;
  private final RobotModel model;
  private final RobotLink link;
  private final JointMap joints;
  private final Clock clock;
  private final LinkedRobotSettings settings;
  private final MeasuredJoints measured;
  private final CommandSender sender;
  private volatile long longestSilenceNanos;
  private volatile long longestByHostNanos;

  private LinkedRobot(
      String name,
      RobotModel model,
      RobotLink link,
      JointMap joints,
      Clock clock,
      LinkedRobotSettings settings) {
    this.name = name;
    this.model = model;
    this.link = link;
    this.joints = joints;
    this.clock = clock;
    this.settings = settings;
    measured = new MeasuredJoints(joints, host);
    sender = new CommandSender(name, link, joints, measured, host, settings.commandPeriodNanos());
  }

  /**
   * Waits for the first state of every joint; takes {@code link} over, and closes it if that fails.
   *
   * @param name for messages and for the thread's name
   * @param clock what the link stamps states with
   * @throws HostLacksException if a joint is not heard of in time, naming those
   */
  public static LinkedRobot open(
      String name,
      RobotModel model,
      RobotLink link,
      JointMap joints,
      Clock clock,
      LinkedRobotSettings settings) {
    LinkedRobot robot = new LinkedRobot(name, model, link, joints, clock, settings);
    try {
      link.start(robot.measured);
      robot.awaitFirstState();
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
    robot.sender.start();
    return robot;
  }

  @Override
  public RobotModel model() {
    return model;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  /**
   * {@inheritDoc} Waits up to the start timeout for a link that is down or silent.
   *
   * @throws TaskFailedException if it stays so
   */
  @Override
  public void enable() {
    String why = awaitLink();
    if (!why.isEmpty()) {
      throw new TaskFailedException("cannot enable robot '" + name + "': " + why);
    }
    longestSilenceNanos = 0;
    sender.enable();
  }

  @Override
  public RobotStatus read(JointStateBuffer state) {
    LatestValues states = measured.states();
    boolean fresh = states.refresh();
    int count = joints.size();
    for (int i = 0; i < count; i++) {
      state.set(i, states.value(i), states.value(count + i), states.value(2 * count + i));
    }
    state.setStampNanos(states.stampNanos());
    long age = clock.nanos() - states.stampNanos();
    if (age > settings.stateTimeoutNanos()) {
      if (age > longestSilenceNanos) {
        longestSilenceNanos = age;
        longestByHostNanos = host.nanos() - measured.arrivedNanos();
      }
      return RobotStatus.LINK_LOST;
    }
    if (isLost()) {
      return RobotStatus.LINK_LOST;
    }
    return fresh ? RobotStatus.OK : RobotStatus.NO_NEW_STATE;
  }

  /** {@inheritDoc} A command that is not finite is refused, and the last one stays. */
  @Override
  public RobotStatus write(JointCommandBuffer command) {
    if (isLost()) {
      return RobotStatus.LINK_LOST;
    }
    if (!sender.isEnabled()) {
      return RobotStatus.FAULT;
    }
    double[] values = sender.writable();
    int count = joints.size();
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(command.position(i)) || !Double.isFinite(command.velocity(i))) {
        return RobotStatus.FAULT;
      }
      values[i] = model.limits(i).clampPosition(command.position(i));
      values[count + i] = command.velocity(i);
    }
    sender.offer(command.stampNanos());
    return RobotStatus.OK;
  }

  @Override
  public void awaitDueState() throws InterruptedException {
    measured.awaitDue(clock.nanos(), DUE_NANOS);
  }

  @Override
  public void stop() {
    sender.stop();
  }

  /** {@inheritDoc} A silence that is over is told of until the robot is enabled again. */
  @Override
  public String faultText() {
    String why = faultOfLink();
    if (!why.isEmpty()) {
      return why;
    }
    if (longestSilenceNanos > 0) {
      return silence(longestSilenceNanos, longestByHostNanos) + "; they are back";
    }
    return sender.isEnabled() ? "" : "stopped; enable() lets it move again";
  }

  @Override
  public void close() {
    if (!sender.isClosing()) {
      sender.close();
      link.close();
    }
  }

  private boolean isLost() {
    return sender.isClosing() || !measured.downReason().isEmpty() || !sender.fault().isEmpty();
  }

  private String faultOfLink() {
    if (sender.isClosing()) {
      return "the robot is closed";
    }
    if (!measured.downReason().isEmpty()) {
      return measured.downReason();
    }
    if (!sender.fault().isEmpty()) {
      return sender.fault();
    }
    long age = clock.nanos() - measured.newestNanos();
    return age <= settings.stateTimeoutNanos()
        ? ""
        : silence(age, host.nanos() - measured.arrivedNanos());
  }

  private String silence(long nanos, long byHostNanos) {
    String words = "no joint state from " + link.source() + " for " + millis(nanos);
    return clock.isSimulated()
        ? words + " of simulated time, " + millis(byHostNanos) + " of the host's"
        : words;
  }

  private static String millis(long nanos) {
    return nanos / 1_000_000 + " ms";
  }

  /** Why the link is down after all; empty once it is up. */
  private String awaitLink() {
    long end = host.nanos() + settings.startTimeoutNanos();
    String why = faultOfLink();
    try {
      while (!why.isEmpty() && !sender.isClosing() && host.nanos() < end) {
        host.sleepUntil(host.nanos() + LOOK_NANOS);
        why = faultOfLink();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return why;
  }

  private void awaitFirstState() {
    try {
      if (!measured.awaitComplete(settings.startTimeoutNanos())) {
        throw new HostLacksException(
            "robot '"
                + name
                + "': no state of "
                + measured.missing()
                + " from "
                + link.source()
                + " within "
                + settings.startTimeoutNanos() / 1_000_000
                + " ms; is it running, and do its joint names match (joints: JOINT: {name: ...})?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HostLacksException("robot '" + name + "': interrupted while waiting for it", e);
    }
  }
}
