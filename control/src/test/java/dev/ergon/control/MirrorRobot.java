package dev.ergon.control;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A robot that is where it was last commanded to be. */
public final class MirrorRobot implements Robot {
  private final RobotModel model;
  private final Clock clock;
  private final JointStateBuffer state;

  /** Counts down with every command. */
  public final CountDownLatch commands;

  public MirrorRobot(RobotModel model, Clock clock, double[] pose, int commandsAwaited) {
    this.model = model;
    this.clock = clock;
    state = new JointStateBuffer(model.actuatedCount());
    for (int i = 0; i < pose.length; i++) {
      state.set(i, pose[i], 0, 0);
    }
    commands = new CountDownLatch(commandsAwaited);
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
    state.setStampNanos(clock.nanos());
    out.copyFrom(state);
    return RobotStatus.OK;
  }

  @Override
  public RobotStatus write(JointCommandBuffer command) {
    for (int i = 0; i < command.size(); i++) {
      state.set(i, command.position(i), command.velocity(i), 0);
    }
    commands.countDown();
    return RobotStatus.OK;
  }

  @Override
  public void stop() {}

  @Override
  public String faultText() {
    return "";
  }

  @Override
  public void close() {}
}
