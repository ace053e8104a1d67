package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.log.CommandLogVerifier;
import dev.ergon.control.log.LoggedTick;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;

/**
 * A controller, an arm that does as it is told, simulated time, and a verifier that looks at every
 * command. Owned by one thread.
 */
final class BenchArm {
  final RobotModel model;
  final Controller controller;
  final JointStateBuffer measured;
  final JointCommandBuffer command;
  final CommandLogVerifier verifier;
  final long periodNanos;
  RobotStatus readStatus = RobotStatus.OK;
  boolean camerasRun = true;
  boolean stateComes = true;
  long nowNanos = 1_000_000_000L;
  private final LoggedTick logged;
  private long observedNanos;
  private long sequence;
  private ControlState before = ControlState.BOOT;

  BenchArm(RobotModel model, ActionSpace space, ControlConfig config, double[] home) {
    this.model = model;
    controller = new Controller(model, space, config);
    measured = new JointStateBuffer(model.actuatedCount());
    command = new JointCommandBuffer(model.actuatedCount());
    periodNanos = config.periodNanos();
    verifier =
        new CommandLogVerifier(
            model, config.envelope().workspace(), config.envelope().toolSpeedMPerS(), periodNanos);
    logged = new LoggedTick(model.actuatedCount());
    for (int i = 0; i < model.actuatedCount(); i++) {
      measured.set(i, home[i], 0, 0);
    }
  }

  /** Arms, begins a task; answers this. */
  BenchArm start() {
    run(3);
    controller.arm();
    run(30);
    controller.beginTask();
    run(1);
    return this;
  }

  void run(int cycles) {
    for (int i = 0; i < cycles; i++) {
      tick();
    }
  }

  /** One cycle, one period later. */
  ControlStatus tick() {
    nowNanos += periodNanos;
    if (stateComes) {
      measured.setStampNanos(nowNanos);
    }
    if (camerasRun) {
      observedNanos = nowNanos;
      controller.observed(nowNanos);
    }
    ControlStatus status = controller.tick(nowNanos, readStatus, measured, command);
    for (int i = 0; i < model.actuatedCount(); i++) {
      logged.commandPosition[i] = command.position(i);
      if (stateComes) {
        measured.set(i, command.position(i), command.velocity(i), 0);
      }
    }
    ControlState state = controller.state();
    logged.cycle++;
    logged.seeded =
        before == ControlState.BOOT
            || before == ControlState.ARMING
            || state == ControlState.IDLE
            || before == ControlState.IDLE;
    before = state;
    if (state != ControlState.BOOT) {
      verifier.tick(logged);
    }
    return status;
  }

  boolean offer(long stepNanos, int rows, double[] values) {
    return offer(sequence++, observedNanos, stepNanos, rows, values);
  }

  boolean offer(long number, long observedNanos, long stepNanos, int rows, double[] values) {
    int width = values.length / Math.max(1, rows);
    return controller
        .offer(new ActionChunk(number, observedNanos, stepNanos, rows, width, values), nowNanos)
        .accepted();
  }

  /** The greatest joint velocity commanded, as a part of its limit. */
  double speedShare() {
    double share = 0;
    for (int i = 0; i < model.armDof(); i++) {
      share = Math.max(share, Math.abs(command.velocity(i)) / model.limits(i).velocity());
    }
    return share;
  }
}
