package dev.ergon.control.bench;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;

/** A robot that is where it was last commanded to be, at no cost. */
final class MirrorRobot implements Robot {
  private final RobotModel model;
  private final Clock clock;
  private final JointStateBuffer state;

  MirrorRobot(RobotModel model, Clock clock, double[] home) {
    this.model = model;
    this.clock = clock;
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
    state.setStampNanos(clock.nanos());
    out.copyFrom(state);
    return RobotStatus.OK;
  }

  @Override
  public RobotStatus write(JointCommandBuffer command) {
    for (int i = 0; i < command.size(); i++) {
      state.set(i, command.position(i), command.velocity(i), 0);
    }
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
