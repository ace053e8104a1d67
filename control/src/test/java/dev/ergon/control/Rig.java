package dev.ergon.control;

import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;

/**
 * A controller with a robot that does exactly as it is told, one cycle late, and a clock that moves
 * one period per cycle. Tests change what they like about it.
 */
public final class Rig {
  public final RobotModel model;
  public final Controller controller;
  public final JointStateBuffer measured;
  public final JointCommandBuffer command;
  public final long periodNanos;
  public long nowNanos = 1_000_000_000L;
  public RobotStatus readStatus = RobotStatus.OK;
  public boolean robotFollows = true;
  public boolean robotReports = true;
  public boolean camerasRun = true;
  private long sequence;

  public Rig(RobotModel model, ActionSpace space, ControlConfig config, double[] pose) {
    this.model = model;
    controller = new Controller(model, space, config);
    measured = new JointStateBuffer(model.actuatedCount());
    command = new JointCommandBuffer(model.actuatedCount());
    periodNanos = config.periodNanos();
    for (int i = 0; i < pose.length; i++) {
      measured.set(i, pose[i], 0, 0);
    }
  }

  /** The Panda at home. */
  public static Rig panda(ActionSpace space, ControlConfig config) {
    return new Rig(PandaWithGripper.model(), space, config, PandaWithGripper.HOME);
  }

  /** One cycle. */
  public ControlStatus tick() {
    nowNanos += periodNanos;
    return tickNow();
  }

  /** One cycle without moving the clock. */
  public ControlStatus tickNow() {
    if (robotReports) {
      measured.setStampNanos(nowNanos);
    }
    if (camerasRun) {
      controller.observed(nowNanos);
    }
    ControlStatus status = controller.tick(nowNanos, readStatus, measured, command);
    if (robotFollows) {
      for (int i = 0; i < model.actuatedCount(); i++) {
        measured.set(i, command.position(i), command.velocity(i), 0);
      }
    }
    return status;
  }

  public ControlStatus tick(int cycles) {
    ControlStatus status = controller.snapshot().status();
    for (int i = 0; i < cycles; i++) {
      status = tick();
    }
    return status;
  }

  public ControlStatus tickFor(double seconds) {
    return tick((int) Math.round(seconds * 1e9 / periodNanos));
  }

  /** Arms and begins a task. */
  public Rig start() {
    return start(() -> {});
  }

  /** Likewise; after every cycle, {@code then}. */
  public Rig start(Runnable then) {
    for (int i = 0; i < 33; i++) {
      if (i == 3) {
        controller.arm();
      }
      tick();
      then.run();
    }
    if (state() != ControlState.HOLDING) {
      throw new IllegalStateException("not armed: " + controller.snapshot());
    }
    controller.beginTask();
    tick();
    then.run();
    return this;
  }

  public ControlState state() {
    return controller.snapshot().state();
  }

  /** Offers rows that answer an observation of now. */
  public ChunkVerdict offer(double stepSeconds, double[]... rows) {
    return offerFor(nowNanos, stepSeconds, rows);
  }

  public ChunkVerdict offerFor(long observationNanos, double stepSeconds, double[]... rows) {
    int width = rows[0].length;
    double[] values = new double[rows.length * width];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, values, r * width, width);
    }
    return controller.offer(
        new ActionChunk(
            sequence++,
            observationNanos,
            Math.round(stepSeconds * 1e9),
            rows.length,
            width,
            values),
        nowNanos);
  }
}
