package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.gripper.GripperMachine;
import dev.ergon.control.gripper.GripperState;
import dev.ergon.control.motion.MotionPlanner;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.Supervisor;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import org.jspecify.annotations.Nullable;

/**
 * What the armed arm is to do in a cycle: go on with its action, begin the next, settle, or brake.
 * Leaves the proposal in the planner. Owned by the control thread. Real-time safe.
 */
final class ActionMotion {
  private final ActionLayout layout;
  private final ActionExecutor executor;
  private final ChunkIntake intake;
  private final MotionPlanner planner;
  private final Supervisor supervisor;
  private final @Nullable GripperMachine gripper;
  private final int gripperJoint;
  private final long periodNanos;
  private final double[] nextRow;

  ActionMotion(
      RobotModel model,
      ControlConfig config,
      ActionLayout layout,
      ActionExecutor executor,
      ChunkIntake intake,
      MotionPlanner planner,
      Supervisor supervisor) {
    this.layout = layout;
    this.executor = executor;
    this.intake = intake;
    this.planner = planner;
    this.supervisor = supervisor;
    gripperJoint = model.armDof();
    gripper =
        model.gripper() == null
            ? null
            : new GripperMachine(
                config.gripper(),
                model.limits(gripperJoint).lower(),
                model.limits(gripperJoint).upper());
    periodNanos = config.periodNanos();
    nextRow = new double[layout.width()];
  }

  /** What the gripper does; null where there is none. */
  @Nullable GripperMachine gripper() {
    return gripper;
  }

  /** The command starts anew from {@code command}: the gripper is told what it does already. */
  void seedGripper(JointCommandBuffer command) {
    if (gripper != null) {
      gripper.seed(command.position(gripperJoint));
      planner.setGripperGoal(command.position(gripperJoint));
    }
  }

  /** Forgets what is left to do and proposes the way to rest. */
  void proposeStop() {
    executor.clear();
    planner.brake();
  }

  /** Proposes the next setpoint; answers what limited it or why the arm holds. */
  ControlStatus propose(long nowNanos, JointStateBuffer measured, boolean healthy) {
    long stopNanos = (long) Math.ceil(planner.stopDurationS() * 1e9) + periodNanos;
    if (gripper != null && !gripper.isHomed()) {
      updateGripper(nowNanos, measured, healthy);
      return awaitHoming(gripper);
    }
    ControlStatus motion = supervisor.holdReason(nowNanos, stopNanos);
    if (motion == ControlStatus.OK) {
      advance(nowNanos);
      motion = supervisor.holdReason(nowNanos, stopNanos);
    } else {
      executor.clear();
    }
    if (motion == ControlStatus.OK && !executor.isActive()) {
      motion = ControlStatus.HELD_NO_ACTION;
    }
    updateGripper(nowNanos, measured, healthy);
    return switch (motion) {
      case OK -> {
        supervisor.running();
        yield track(nowNanos);
      }
      case HELD_NO_ACTION, HELD_TERMINATED -> {
        supervisor.holding();
        planner.settle();
        yield motion;
      }
      default -> {
        supervisor.holding();
        planner.brakeArm();
        yield motion;
      }
    };
  }

  /** The arm stands still, whatever the policy says, until the gripper knows its travel. */
  private ControlStatus awaitHoming(GripperMachine homing) {
    executor.clear();
    supervisor.holding();
    if (homing.state() == GripperState.FAILED) {
      supervisor.raise(ControlStatus.FAULT_GRIPPER_HOMING);
    }
    planner.settle();
    return ControlStatus.HELD_GRIPPER_HOMING;
  }

  private void advance(long nowNanos) {
    if (!executor.advance(nowNanos, periodNanos)) {
      return;
    }
    double[] row = executor.row();
    if (row[layout.terminateIndex()] > 0) {
      supervisor.terminate();
      executor.clear();
      return;
    }
    intake.actionBegins(nowNanos);
    planner.begin(row, executor.rowPeriodNanos() * 1e-9);
    if (gripper != null) {
      gripper.tell(row[layout.gripperIndex()], nowNanos);
    }
  }

  private ControlStatus track(long nowNanos) {
    boolean hasNext = executor.isActive() && executor.peek(nextRow);
    boolean goesOn = hasNext && nextRow[layout.terminateIndex()] == 0;
    double freshness = supervisor.freshness(nowNanos);
    planner.track(freshness, goesOn, nextRow, executor.rowPeriodNanos() * 1e-9);
    if (freshness < 1) {
      return ControlStatus.LIMITED_OBSERVATION_AGE;
    }
    if (planner.slowedBySingularity()) {
      return ControlStatus.LIMITED_SINGULARITY;
    }
    if (planner.slowedByLag()) {
      return ControlStatus.LIMITED_BY_LAG;
    }
    return planner.goalWasClamped() ? ControlStatus.LIMITED_GOAL : ControlStatus.OK;
  }

  private void updateGripper(long nowNanos, JointStateBuffer measured, boolean healthy) {
    if (gripper == null) {
      return;
    }
    if (healthy) {
      gripper.update(
          measured.position(gripperJoint),
          measured.velocity(gripperJoint),
          measured.effort(gripperJoint),
          nowNanos);
    }
    planner.setGripperGoal(gripper.goal());
  }
}
