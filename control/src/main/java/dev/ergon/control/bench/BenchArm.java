package dev.ergon.control.bench;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.log.CommandLogVerifier;
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
 * command. Its clock can be made to jump, which makes no time pass. Owned by one thread.
 */
final class BenchArm {
  /** Slower than this, rad/s or m/s, a joint is commanded to rest. */
  private static final double AT_REST = 1e-4;

  private final RobotModel model;
  private final Controller controller;
  private final JointStateBuffer measured;
  private final JointCommandBuffer command;
  private final CommandLogVerifier verifier;
  private final long periodNanos;
  private RobotStatus readStatus = RobotStatus.OK;
  private boolean camerasRun = true;
  private boolean stateComes = true;
  private long nowNanos = 1_000_000_000L;
  private long elapsedNanos;
  private long observedNanos;
  private long sequence;

  BenchArm(RobotModel model, ActionSpace space, ControlConfig config, double[] home) {
    this.model = model;
    controller = new Controller(model, space, config);
    measured = new JointStateBuffer(model.actuatedCount());
    command = new JointCommandBuffer(model.actuatedCount());
    periodNanos = config.periodNanos();
    verifier = new CommandLogVerifier(model, config.envelope(), config.torque(), periodNanos);
    for (int i = 0; i < model.actuatedCount(); i++) {
      measured.set(i, home[i], 0, 0);
      command.set(i, home[i], 0, 0);
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
    pass(periodNanos);
    if (stateComes) {
      measured.setStampNanos(nowNanos);
    }
    if (camerasRun) {
      observedNanos = nowNanos;
      controller.observed(nowNanos);
    }
    ControlStatus status = controller.tick(nowNanos, readStatus, measured, command);
    if (stateComes) {
      for (int i = 0; i < model.actuatedCount(); i++) {
        measured.set(i, command.position(i), command.velocity(i), 0);
      }
    }
    if (controller.state() != ControlState.BOOT) {
      verifier.look(controller.startedAnew(), command);
    }
    return status;
  }

  /** The loop stands still for {@code nanos}; an arm that hears nothing stops where it is. */
  void stall(long nanos) {
    pass(nanos);
    for (int i = 0; i < model.actuatedCount(); i++) {
      measured.set(i, command.position(i), 0, 0);
    }
  }

  private void pass(long nanos) {
    nowNanos += nanos;
    elapsedNanos += nanos;
  }

  /** The clock jumps by {@code nanos}, either way. */
  void jumpClock(long nanos) {
    nowNanos += nanos;
  }

  void stopCameras() {
    camerasRun = false;
  }

  void stopState() {
    stateComes = false;
  }

  /** From now on every read of the robot answers {@code status}. */
  void answer(RobotStatus status) {
    readStatus = status;
  }

  /** The robot reports that joint {@code joint} is at {@code position}, once. */
  void misreport(int joint, double position) {
    measured.set(joint, position, 0, 0);
  }

  boolean offer(long stepNanos, int rows, double[] values) {
    return offer(sequence++, observedNanos, stepNanos, rows, values);
  }

  boolean offer(long number, long observed, long stepNanos, int rows, double[] values) {
    int width = values.length / Math.max(1, rows);
    return controller
        .offer(new ActionChunk(number, observed, stepNanos, rows, width, values), nowNanos)
        .accepted();
  }

  Controller controller() {
    return controller;
  }

  CommandLogVerifier verifier() {
    return verifier;
  }

  long periodNanos() {
    return periodNanos;
  }

  /** The arm's clock, which may have jumped. */
  long nowNanos() {
    return nowNanos;
  }

  /** How much time has passed. */
  long elapsedNanos() {
    return elapsedNanos;
  }

  /** The stamp of the newest picture. */
  long observedNanos() {
    return observedNanos;
  }

  /** The commanded positions of the arm's joints, rad or m. */
  double[] positions() {
    double[] positions = new double[model.armDof()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = command.position(i);
    }
    return positions;
  }

  /** The commanded position of joint {@code joint}, rad or m. */
  double position(int joint) {
    return command.position(joint);
  }

  /** The commanded velocity of joint {@code joint}, as a part of its limit. */
  double speedShare(int joint) {
    return Math.abs(command.velocity(joint)) / model.limits(joint).velocity();
  }

  /** Whether every joint of the arm is commanded to rest. */
  boolean isAtRest() {
    for (int i = 0; i < model.armDof(); i++) {
      if (Math.abs(command.velocity(i)) > AT_REST) {
        return false;
      }
    }
    return true;
  }
}
