package dev.ergon.sim.embedded;

import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;

/**
 * The simulated arm as a robot. Reading and writing are real-time safe (no allocation, no lock) and
 * may happen on another thread than the simulation's; a command takes effect from the next physics
 * step on, a state is that after the last one. Efforts are not measured: zero.
 */
public final class EmbeddedRobot implements Robot {
  private final RobotModel model;
  private final Clock clock;
  private final JointMailbox states;
  private final JointMailbox commands;
  private final double[] stateValues;
  private final double[] commandValues;
  private final int joints;
  private long lastStateVersion;
  private volatile boolean enabled;
  private volatile boolean closed;

  EmbeddedRobot(RobotModel model, Clock clock) {
    this.model = model;
    this.clock = clock;
    joints = model.actuatedCount();
    stateValues = new double[2 * joints + 1];
    commandValues = new double[2 * joints];
    states = new JointMailbox(stateValues.length);
    commands = new JointMailbox(commandValues.length);
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
  public void enable() {
    enabled = !closed;
  }

  @Override
  public RobotStatus read(JointStateBuffer state) {
    long version = states.read(stateValues);
    for (int i = 0; i < joints; i++) {
      state.set(i, stateValues[i], stateValues[joints + i], 0);
    }
    state.setStampNanos((long) stateValues[2 * joints]);
    if (closed) {
      return RobotStatus.LINK_LOST;
    }
    boolean fresh = version != lastStateVersion;
    lastStateVersion = version;
    return fresh ? RobotStatus.OK : RobotStatus.NO_NEW_STATE;
  }

  @Override
  public RobotStatus write(JointCommandBuffer command) {
    if (closed) {
      return RobotStatus.LINK_LOST;
    }
    if (!enabled) {
      return RobotStatus.FAULT;
    }
    for (int i = 0; i < joints; i++) {
      double position = command.position(i);
      double velocity = command.velocity(i);
      if (!Double.isFinite(position) || !Double.isFinite(velocity)) {
        return RobotStatus.FAULT;
      }
      commandValues[i] = position;
      commandValues[joints + i] = velocity;
    }
    commands.write(commandValues);
    return RobotStatus.OK;
  }

  @Override
  public void stop() {
    enabled = false;
  }

  @Override
  public String faultText() {
    if (closed) {
      return "the simulator is closed";
    }
    return enabled ? "" : "stopped; enable() lets it move again";
  }

  @Override
  public void close() {
    stop();
    closed = true;
  }

  boolean isEnabled() {
    return enabled;
  }

  JointMailbox states() {
    return states;
  }

  JointMailbox commands() {
    return commands;
  }
}
