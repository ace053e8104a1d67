package dev.ergon.control.motion;

import dev.ergon.control.chunk.ActionLayout;
import dev.ergon.control.chunk.ActionLayout.Motion;
import dev.ergon.control.chunk.StepOrigin;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.DampedLeastSquares;
import dev.ergon.control.kinematics.KinematicsData;
import dev.ergon.control.kinematics.PoseError;
import dev.ergon.control.kinematics.VelocityIkStatus;
import java.util.Arrays;

/**
 * Proposes the next joint setpoint. It plans from what was commanded, never from what was measured,
 * so that noise and contact do not feed back and a run can be repeated from its log.
 *
 * <p>Each cycle: the {@link TimeLaw} moves the reference along the action in execution; for a tool
 * action one damped-least-squares step brings the arm's reference joints there; the {@link
 * JointTracker} follows them. The gripper's joint goes straight to the tracker. Owned by the
 * control thread. Real-time safe.
 */
public final class MotionPlanner implements StepOrigin {
  /** Lag behind the reference, in time at full speed, from which the reference slows and waits. */
  private static final double SLOW_LAG_S = 0.1;

  private static final double HALT_LAG_S = 0.2;

  /** Pose error below which the arm is where the reference is. */
  private static final double ARRIVED = 1e-7;

  /** The longest the reference takes to brake: a limit on how soft the end of an action may be. */
  private static final double MAX_BRAKE_S = 0.15;

  private final ActionLayout layout;
  private final PlannerOptions options;
  private final JointLimitSet limits;
  private final double cycleS;
  private final int dof;
  private final ArmKinematics arm;
  private final KinematicsData data;
  private final DampedLeastSquares inverse;
  private final JointTracker tracker;
  private final GoalMotion armGoal;
  private final GoalMotion gripper;
  private final TimeLaw time = new TimeLaw();
  private final ToolReference toolReference;
  private final JointReference jointReference;
  private final double[] referencePosition;
  private final double[] referenceVelocity;
  private final double[] toolPosition = new double[3];
  private final double[] toolQuaternion = new double[4];
  private final double[] wantedPosition = new double[3];
  private final double[] wantedQuaternion = new double[4];
  private final double[] twist = new double[6];
  private final double[] scratch;
  private final double[] proposal;
  private final double[] gripperGoal;
  private double durationS = 1;
  private boolean referenceLost = true;
  private boolean slowedBySingularity;
  private boolean slowedByLag;

  public MotionPlanner(
      ActionLayout layout,
      ArmKinematics arm,
      JointLimitSet limits,
      PlannerOptions options,
      double cycleS) {
    this.layout = layout;
    this.options = options;
    this.limits = limits;
    this.cycleS = cycleS;
    this.arm = arm;
    dof = arm.dof();
    data = arm.newData();
    inverse = new DampedLeastSquares(arm, options.damping());
    tracker = new JointTracker(limits, cycleS);
    armGoal = new GoalMotion(limits, 0, dof, cycleS);
    gripper = new GoalMotion(limits, dof, limits.size() - dof, cycleS);
    toolReference = new ToolReference(layout, options);
    jointReference = new JointReference(dof, layout.jointIsStep(), limits, options.leashRad());
    referencePosition = new double[dof];
    referenceVelocity = new double[dof];
    scratch = new double[dof];
    proposal = new double[limits.size()];
    gripperGoal = new double[limits.size() - dof];
  }

  /** Joint {@code joint} rests at {@code q}. */
  public void seed(int joint, double q) {
    if (joint < dof) {
      tracker.set(joint, q, 0, 0);
      armGoal.seed(joint, q);
    } else {
      gripper.seed(joint - dof, q);
    }
  }

  /**
   * Takes over what was really commanded last: position, and its first and second difference by
   * cycle, of a joint.
   */
  public void takeOver(int joint, double q, double v, double a) {
    if (joint < dof) {
      tracker.set(joint, q, v, a);
      armGoal.takeOver(joint, q, v, a);
    } else {
      gripper.takeOver(joint - dof, q, v, a);
    }
  }

  /** How long the arm's fastest stop from what was commanded last takes, s. */
  public double stopDurationS() {
    return armGoal.stopDurationS();
  }

  /** The reference is no longer where the arm is; the next action starts from the arm. */
  public void loseReference() {
    referenceLost = true;
    time.finish();
  }

  /** Where the gripper's joint shall go, in its unit. */
  public void setGripperGoal(double position) {
    Arrays.fill(gripperGoal, position);
  }

  /** Starts an action. */
  public void begin(double[] row, double periodS) {
    recoverReference();
    if (layout.motion() == Motion.TOOL) {
      arm.forward(referencePosition, data);
      toolReference.begin(row, data.toolPosition(), data.toolQuaternion());
      durationS = Math.max(periodS, toolReference.leastDurationS());
      start(toolReference.brakeS(durationS));
    } else if (layout.motion() == Motion.JOINT) {
      jointReference.begin(row, referencePosition);
      durationS = Math.max(periodS, jointReference.leastDurationS());
      start(jointReference.brakeS(durationS));
    }
  }

  private void start(double brakeS) {
    time.start(durationS, Math.max(2 * cycleS, Math.min(MAX_BRAKE_S, brakeS)));
  }

  /**
   * Proposes the next setpoint along the action in execution.
   *
   * @param factor slows it, 0..1
   * @param next the action that comes next, meaningful if {@code hasNext}
   * @param nextPeriodS its time
   */
  public void track(double factor, boolean hasNext, double[] next, double nextPeriodS) {
    recoverReference();
    slowedBySingularity = false;
    double lagFactor = lagFactor();
    slowedByLag = lagFactor < 1 && time.progress() < 1;
    switch (layout.motion()) {
      case TOOL -> {
        double goesOn = hasNext ? toolReference.continuation(next, durationS, nextPeriodS) : 0;
        time.advance(cycleS, factor * lagFactor * residualFactor(), goesOn);
        moveToolReference();
      }
      case JOINT -> {
        double goesOn = hasNext ? jointReference.continuation(next, durationS, nextPeriodS) : 0;
        time.advance(cycleS, factor * lagFactor * toolSpeedFactor(), goesOn);
        for (int i = 0; i < dof; i++) {
          double target = jointReference.evaluate(i, time.progress());
          referenceVelocity[i] = (target - referencePosition[i]) / cycleS;
          referencePosition[i] = target;
        }
      }
      case NONE -> Arrays.fill(referenceVelocity, 0);
    }
    tracker.follow(dof, referencePosition, referenceVelocity);
    for (int i = 0; i < dof; i++) {
      proposal[i] = tracker.position(i);
    }
    armGoal.leave();
    moveGripper();
  }

  /**
   * Proposes the next setpoint where no action follows: the reference goes on to the end of the
   * last one, then the arm to rest there.
   */
  public void settle() {
    if (referenceLost) {
      brakeArm();
    } else if (time.progress() < 1) {
      track(1, false, scratch, 1);
    } else {
      armGoal.moveTo(referencePosition);
      proposeArm();
      moveGripper();
    }
  }

  /** Proposes the next setpoint on the way to rest; the reference is lost. */
  public void brake() {
    loseReference();
    armGoal.stop();
    proposeArm();
    gripper.stop();
    for (int i = dof; i < proposal.length; i++) {
      proposal[i] = gripper.position(i - dof);
      gripperGoal[i - dof] = proposal[i];
    }
  }

  /** Likewise, but the gripper goes on to its goal, so that holding does not drop what is held. */
  public void brakeArm() {
    loseReference();
    armGoal.stop();
    proposeArm();
    moveGripper();
  }

  private void proposeArm() {
    for (int i = 0; i < dof; i++) {
      proposal[i] = armGoal.position(i);
    }
  }

  private void moveGripper() {
    gripper.moveTo(gripperGoal);
    for (int i = dof; i < proposal.length; i++) {
      proposal[i] = gripper.position(i - dof);
    }
  }

  /** The proposed position of a joint. */
  public double position(int joint) {
    return proposal[joint];
  }

  /** Whether the last proposal was slowed near a singularity. */
  public boolean slowedBySingularity() {
    return slowedBySingularity;
  }

  /** Whether the last proposal waited for the arm. */
  public boolean slowedByLag() {
    return slowedByLag;
  }

  /** Whether the action's goal was moved back into the workspace or a joint's range. */
  public boolean goalWasClamped() {
    return layout.motion() == Motion.TOOL
        ? toolReference.goalWasClamped()
        : layout.motion() == Motion.JOINT && jointReference.goalWasClamped();
  }

  /** The part of the action in execution that is covered, 0..1. */
  public double progress() {
    return time.progress();
  }

  /** Writes where the tool is commanded to be: the pose that the next step starts from. */
  public void commandedTool(double[] position, double[] quaternion) {
    if (layout.motion() == Motion.TOOL && !referenceLost) {
      System.arraycopy(toolReference.goalPosition(), 0, position, 0, 3);
      System.arraycopy(toolReference.goalQuaternion(), 0, quaternion, 0, 4);
      return;
    }
    for (int i = 0; i < dof; i++) {
      scratch[i] = referenceLost ? tracker.position(i) : referencePosition[i];
    }
    arm.forward(scratch, data);
    System.arraycopy(data.toolPosition(), 0, position, 0, 3);
    System.arraycopy(data.toolQuaternion(), 0, quaternion, 0, 4);
  }

  @Override
  public void write(double[] motion) {
    switch (layout.motion()) {
      case TOOL -> {
        commandedTool(toolPosition, toolQuaternion);
        System.arraycopy(toolPosition, 0, motion, 0, 3);
        System.arraycopy(toolQuaternion, 0, motion, 3, 4);
      }
      case JOINT -> {
        for (int i = 0; i < dof; i++) {
          motion[i] = referenceLost ? tracker.position(i) : jointReference.goal(i);
        }
      }
      case NONE -> {}
    }
  }

  private void recoverReference() {
    if (!referenceLost) {
      return;
    }
    referenceLost = false;
    for (int i = 0; i < dof; i++) {
      referencePosition[i] = tracker.position(i);
      referenceVelocity[i] = 0;
    }
    arm.forward(referencePosition, data);
    toolReference.reset(data.toolPosition(), data.toolQuaternion());
    jointReference.reset(referencePosition);
    time.finish();
  }

  private void moveToolReference() {
    toolReference.evaluate(time.progress(), wantedPosition, wantedQuaternion);
    arm.forward(referencePosition, data);
    PoseError.write(data, wantedPosition, wantedQuaternion, twist);
    if (norm(twist, 0) + norm(twist, 3) < ARRIVED) {
      Arrays.fill(referenceVelocity, 0);
      return;
    }
    arm.jacobian(data);
    for (int i = 0; i < 6; i++) {
      twist[i] /= cycleS;
    }
    VelocityIkStatus status = inverse.solve(referencePosition, data, twist, referenceVelocity);
    slowedBySingularity = status != VelocityIkStatus.OK;
    scaleToLimits();
    for (int i = 0; i < dof; i++) {
      double moved = referencePosition[i] + referenceVelocity[i] * cycleS;
      double low = Math.min(limits.lower()[i], referencePosition[i]);
      double high = Math.max(limits.upper()[i], referencePosition[i]);
      moved = Math.max(low, Math.min(high, moved));
      referenceVelocity[i] = (moved - referencePosition[i]) / cycleS;
      referencePosition[i] = moved;
    }
  }

  /** Slows all joints alike, so that the tool stays on its way. */
  private void scaleToLimits() {
    double scale = 1;
    for (int i = 0; i < dof; i++) {
      double over = Math.abs(referenceVelocity[i]) / limits.velocity()[i];
      scale = Math.max(scale, over);
    }
    for (int i = 0; i < dof; i++) {
      referenceVelocity[i] /= scale;
    }
  }

  /** 1 while the tracker keeps up with the reference, 0 where it is far behind. */
  private double lagFactor() {
    double lagS = 0;
    for (int i = 0; i < dof; i++) {
      double behind = Math.abs(referencePosition[i] - tracker.position(i));
      lagS = Math.max(lagS, behind / limits.velocity()[i]);
    }
    return Math.max(0, Math.min(1, (HALT_LAG_S - lagS) / (HALT_LAG_S - SLOW_LAG_S)));
  }

  /** 1 while inverse kinematics keeps up with the path, 0 where it is half a leash behind. */
  private double residualFactor() {
    toolReference.evaluate(time.progress(), wantedPosition, wantedQuaternion);
    arm.forward(referencePosition, data);
    PoseError.write(data, wantedPosition, wantedQuaternion, twist);
    double behind =
        Math.max(norm(twist, 0) / options.leashM(), norm(twist, 3) / options.leashRad());
    return Math.max(0, Math.min(1, 2 - 4 * behind));
  }

  /** Keeps a joint action's tool speed within the tool's limits. */
  private double toolSpeedFactor() {
    if (time.progress() >= 1) {
      return 1;
    }
    arm.forward(referencePosition, data);
    arm.jacobian(data);
    data.toolTwist(jointReference.displacement(), twist);
    double linear = norm(twist, 0) / durationS;
    double angular = norm(twist, 3) / durationS;
    double over =
        Math.max(linear / options.linearSpeedMPerS(), angular / options.angularSpeedRadPerS());
    return over > 1 ? 1 / over : 1;
  }

  private static double norm(double[] v, int at) {
    return Math.sqrt(v[at] * v[at] + v[at + 1] * v[at + 1] + v[at + 2] * v[at + 2]);
  }
}
