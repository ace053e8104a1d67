package dev.ergon.hardware.servo;

import dev.ergon.core.error.ErgonException;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.LatestValues;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import dev.ergon.hardware.bus.SerialLink;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.health.MotorReport;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A robot of servos. Reading and writing only exchange values with the thread of the bus and are
 * real-time safe: no allocation, no lock, no waiting. Efforts are estimates: the drive's load times
 * the joint's effort limit.
 *
 * <p>What ends motion, and what then happens: {@link #stop()} and a lost link leave the motors
 * holding the pose they are in; a fault that a motor reports lets all of them go limp. After each,
 * nothing moves until {@link #enable()}.
 */
public final class ServoRobot implements Robot {
  private static final long ENABLE_TIMEOUT_MILLIS = 3_000;
  private static final long CLOSE_TIMEOUT_MILLIS = 3_000;

  private final ServoArm arm;
  private final Clock clock;
  private final ServoRobotSettings settings;
  private final BusExchange exchange;
  private final Thread thread;

  private ServoRobot(
      ServoArm arm,
      Clock clock,
      ServoRobotSettings settings,
      BusExchange exchange,
      BusThread busThread,
      String name) {
    this.arm = arm;
    this.clock = clock;
    this.settings = settings;
    this.exchange = exchange;
    this.thread = new Thread(busThread, "servo-bus " + name);
    thread.setDaemon(true);
  }

  /**
   * Opens the line, finds every servo and begins to read them. Motors stay as they are.
   *
   * @param name of the line, for errors and for the thread's name
   * @throws HostLacksException if the line or a servo is not there, naming it
   */
  public static ServoRobot open(
      String name,
      SerialLink.Opener opener,
      ServoBus.Maker maker,
      ServoArm arm,
      Clock clock,
      ServoRobotSettings settings) {
    BusExchange exchange = new BusExchange(arm.joints().size());
    BusThread.Connector connector = () -> connect(opener, maker, arm, clock, settings, exchange);
    BusSession session;
    try {
      session = connector.connect();
    } catch (IOException e) {
      throw new HostLacksException("robot on " + name + ": " + e.getMessage(), e);
    }
    BusThread busThread = new BusThread(connector, session, clock, settings, exchange);
    ServoRobot robot = new ServoRobot(arm, clock, settings, exchange, busThread, name);
    robot.thread.start();
    return robot;
  }

  @Override
  public RobotModel model() {
    return arm.model();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  /**
   * {@inheritDoc}
   *
   * @throws TaskFailedException if the link is down, a motor reports a fault, or one does not
   *     confirm
   */
  @Override
  public void enable() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    EnableRequest displaced = exchange.ask(new EnableRequest(exchange.stops(), done));
    BusSession.refuse(displaced, "another caller enabled the robot at the same time");
    if (exchange.isClosing()) {
      BusSession.refuse(exchange.takeRequest(), "the robot is closed");
    }
    try {
      done.get(ENABLE_TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ErgonException reason) {
        throw reason;
      }
      throw new IllegalStateException("enabling failed", e);
    } catch (TimeoutException e) {
      throw new TaskFailedException("cannot enable: the bus did not do it within 3 s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TaskFailedException("cannot enable: interrupted", e);
    }
  }

  @Override
  public RobotStatus read(JointStateBuffer state) {
    LatestValues states = exchange.states();
    boolean fresh = states.refresh();
    int joints = arm.joints().size();
    for (int i = 0; i < joints; i++) {
      state.set(i, states.value(i), states.value(joints + i), states.value(2 * joints + i));
    }
    state.setStampNanos(states.stampNanos());
    RobotStatus status = exchange.condition().status();
    if (exchange.isClosing()) {
      return RobotStatus.LINK_LOST;
    }
    if (status != RobotStatus.OK) {
      return status;
    }
    if (clock.nanos() - states.stampNanos() > settings.stateTimeoutNanos()) {
      return RobotStatus.LINK_LOST;
    }
    return fresh ? RobotStatus.OK : RobotStatus.NO_NEW_STATE;
  }

  /**
   * {@inheritDoc} A command with a position that is not finite is refused, and the last one stays;
   * one beyond a servo's range goes to its end. Velocities and efforts are not used.
   */
  @Override
  public RobotStatus write(JointCommandBuffer command) {
    RobotStatus status = exchange.condition().status();
    if (exchange.isClosing()) {
      return RobotStatus.LINK_LOST;
    }
    if (status != RobotStatus.OK) {
      return status;
    }
    if (!exchange.mayMove()) {
      return RobotStatus.FAULT;
    }
    double[] positions = exchange.commands().writable();
    for (int i = 0; i < positions.length; i++) {
      positions[i] = command.position(i);
      if (!Double.isFinite(positions[i])) {
        return RobotStatus.FAULT;
      }
    }
    exchange.commands().publish(command.stampNanos());
    return RobotStatus.OK;
  }

  @Override
  public void stop() {
    exchange.stop();
  }

  @Override
  public String faultText() {
    String text = exchange.condition().text();
    if (!text.isEmpty()) {
      return text;
    }
    if (exchange.isClosing()) {
      return "the robot is closed";
    }
    return exchange.mayMove() ? "" : "stopped; enable() lets it move again";
  }

  /** How each motor is, in the model's order; some cycles old. From any thread. */
  public List<MotorReport> motorReports() {
    return exchange.reports();
  }

  @Override
  public void close() {
    exchange.stop();
    exchange.startClosing();
    try {
      thread.join(CLOSE_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static BusSession connect(
      SerialLink.Opener opener,
      ServoBus.Maker maker,
      ServoArm arm,
      Clock clock,
      ServoRobotSettings settings,
      BusExchange exchange)
      throws IOException {
    ServoBus bus = maker.make(opener.open());
    BusSession session = new BusSession(bus, clock, arm, settings, exchange);
    try {
      session.begin();
      return session;
    } catch (IOException | RuntimeException e) {
      session.close();
      throw e;
    }
  }
}
