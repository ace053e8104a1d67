package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.envelope.Envelope;
import dev.ergon.control.motion.MotionPlanner;
import dev.ergon.control.state.ControlState;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;

/**
 * Makes the first command the measured pose: on first sight, when armed, when moved by hand. And
 * makes it start from rest where the arm came to rest by itself, because no command reached it
 * while the loop stood still. Owned by the control thread. Real-time safe.
 */
final class StartPose {
  /** In idle, an arm this far from its command was moved by hand: the command follows, rad or m. */
  private static final double MOVED_BY_HAND = 0.05;

  private final int joints;
  private final int dof;
  private final Envelope envelope;
  private final MotionPlanner planner;
  private final ActionExecutor executor;

  StartPose(RobotModel model, Envelope envelope, MotionPlanner planner, ActionExecutor executor) {
    joints = model.actuatedCount();
    dof = model.armDof();
    this.envelope = envelope;
    this.planner = planner;
    this.executor = executor;
  }

  /**
   * Starts anew where the change of state from {@code before} to {@code now} asks for it, and
   * answers whether it did.
   *
   * @param measured a valid state of the robot
   * @param stoodStill whether the loop stood still, and the arm is measured to be at rest after it
   */
  boolean seedWhereNeeded(
      ControlState before, ControlState now, JointStateBuffer measured, boolean stoodStill) {
    boolean firstSight = before == ControlState.BOOT && now != ControlState.BOOT;
    boolean armed = before == ControlState.ARMING && now == ControlState.HOLDING;
    boolean byHand = now == ControlState.IDLE && wasMovedByHand(measured);
    boolean cameToRest = now == ControlState.IDLE && before != ControlState.IDLE && !firstSight;
    boolean fromMeasured = firstSight || armed || byHand;
    if (!fromMeasured && !cameToRest && !stoodStill) {
      return false;
    }
    for (int i = 0; i < joints; i++) {
      envelope.seed(i, fromMeasured ? measured.position(i) : envelope.position(i));
      planner.seed(i, envelope.position(i));
    }
    envelope.seeded();
    planner.loseReference();
    executor.clear();
    return true;
  }

  private boolean wasMovedByHand(JointStateBuffer measured) {
    for (int i = 0; i < dof; i++) {
      if (Math.abs(measured.position(i) - envelope.position(i)) > MOVED_BY_HAND) {
        return true;
      }
    }
    return false;
  }
}
