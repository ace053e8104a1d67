package dev.ergon.control.bench;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import java.util.function.Consumer;

/**
 * A robot that is where it was last commanded to be, at no cost; it stands where it is when it
 * hears nothing. Owned by the thread that reads and writes. Real-time safe where its listener is.
 */
public final class MirrorRobot implements Robot {
  /** How long after a command it goes on as if the next were to come. */
  private static final long PATIENCE_NANOS = 20_000_000L;

  private final RobotModel model;
  private final Clock clock;
  private final Consumer<JointCommandBuffer> listener;
  private final Runnable onStop;
  private final JointStateBuffer state;
  private long lastCommandNanos;

  /** A robot at {@code home}: one number per actuated joint, rad or m. */
  public MirrorRobot(RobotModel model, Clock clock, double[] home) {
    this(model, clock, home, command -> {}, () -> {});
  }

  /**
   * Likewise, one that is heard.
   *
   * @param listener hears every command, on the thread that writes it; the buffer is reused
   * @param onStop hears every stop
   */
  public MirrorRobot(
      RobotModel model,
      Clock clock,
      double[] home,
      Consumer<JointCommandBuffer> listener,
      Runnable onStop) {
    this.model = model;
    this.clock = clock;
    this.listener = listener;
    this.onStop = onStop;
    state = new JointStateBuffer(model.actuatedCount());
    for (int i = 0; i < model.actuatedCount(); i++) {
      state.set(i, home[i], 0, 0);
    }
  }

  @Override
  public RobotModel model() {
    return model;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public void enable() {}

  @Override
  public RobotStatus read(JointStateBuffer out) {
    long now = clock.nanos();
    state.setStampNanos(now);
    if (now - lastCommandNanos > PATIENCE_NANOS) {
      for (int i = 0; i < state.size(); i++) {
        state.set(i, state.position(i), 0, 0);
      }
    }
    out.copyFrom(state);
    return RobotStatus.OK;
  }

  @Override
  public RobotStatus write(JointCommandBuffer command) {
    for (int i = 0; i < command.size(); i++) {
      state.set(i, command.position(i), command.velocity(i), 0);
    }
    lastCommandNanos = clock.nanos();
    listener.accept(command);
    return RobotStatus.OK;
  }

  @Override
  public void stop() {
    onStop.run();
  }

  @Override
  public String faultText() {
    return "";
  }

  @Override
  public void close() {}
}
