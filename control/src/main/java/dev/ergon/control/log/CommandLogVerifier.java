package dev.ergon.control.log;

import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.envelope.EnvelopeOptions;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.KinematicsData;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.torque.TorqueMode;
import dev.ergon.control.torque.TorqueOptions;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves that no command in a log broke a limit, from the commanded positions alone: they, their
 * differences, and the differences of those are held against the robot's description; the tool's
 * place and speed against the configured ones. It knows nothing of how commands are made. Owned by
 * one thread.
 */
public final class CommandLogVerifier implements CommandLogReader.Visitor {
  /** Differences of doubles are exact to a few units of 1e-16; a limit may be missed by as much. */
  private static final double RELATIVE_SLACK = 1e-6;

  private static final double POSITION_ROUNDING = 4e-16;

  private final RobotModel model;
  private final double[] workspaceLower;
  private final double[] workspaceUpper;
  private final double maxToolSpeed;
  private final double cycleS;
  private final boolean commandsTorque;
  private final double maxTorqueRate;
  private final double[] effort;
  private final ArmKinematics arm;
  private final KinematicsData data;
  private final double[] position;
  private final double[] velocity;
  private final double[] acceleration;
  private final double[] tool = new double[3];
  private final List<String> first = new ArrayList<>();
  private boolean moving;
  private boolean toolKnown;
  private double outsideM;
  private long cycles;
  private long violations;
  private double velocityShare;
  private double accelerationShare;
  private double jerkShare;
  private double largestJerk;
  private double toolSpeed;
  private double torqueShare;

  /**
   * @param options the configured limits, besides the robot's own
   * @param torque whether torques are commanded, and how fast they may change
   */
  public CommandLogVerifier(
      RobotModel model, EnvelopeOptions options, TorqueOptions torque, long periodNanos) {
    this.model = model;
    workspaceLower = options.workspace().lower();
    workspaceUpper = options.workspace().upper();
    maxToolSpeed = options.toolSpeedMPerS();
    cycleS = periodNanos * 1e-9;
    commandsTorque = torque.mode() != TorqueMode.NONE;
    maxTorqueRate = torque.rateNmPerS();
    effort = new double[model.armDof()];
    arm = new ArmKinematics(model);
    data = arm.newData();
    position = new double[model.actuatedCount()];
    velocity = new double[model.actuatedCount()];
    acceleration = new double[model.actuatedCount()];
  }

  @Override
  public void chunk(PreparedChunk chunk) {}

  @Override
  public void tick(LoggedTick tick) {
    // Before the robot has been seen nothing leaves.
    if (tick.state() != ControlState.BOOT) {
      look(tick.isSeeded(), tick.command());
    }
  }

  /**
   * Looks at the command of the next cycle.
   *
   * @param anew whether it started anew from the measured pose
   */
  public void look(boolean anew, JointCommandBuffer command) {
    cycles++;
    if (anew) {
      moving = false;
      toolKnown = false;
    }
    for (int i = 0; i < position.length; i++) {
      checkJoint(i, command.position(i));
    }
    moving = true;
    checkTool();
    if (commandsTorque) {
      checkTorque(command);
    }
  }

  private void checkJoint(int i, double q) {
    JointLimits limits = model.limits(i);
    if (!(q >= limits.lower() && q <= limits.upper())) {
      broken(i, "position", q, limits.lower() + ".." + limits.upper());
    }
    double v = moving ? (q - position[i]) / cycleS : 0;
    double a = moving ? (v - velocity[i]) / cycleS : 0;
    double j = moving ? (a - acceleration[i]) / cycleS : 0;
    double rounding = POSITION_ROUNDING * (1 + Math.abs(q));
    velocityShare =
        Math.max(velocityShare, check(i, "velocity", v, limits.velocity(), rounding, 1));
    accelerationShare =
        Math.max(
            accelerationShare, check(i, "acceleration", a, limits.acceleration(), rounding, 2));
    jerkShare = Math.max(jerkShare, check(i, "jerk", j, limits.jerk(), rounding, 3));
    if (i < model.armDof()) {
      largestJerk = Math.max(largestJerk, Math.abs(j));
    }
    position[i] = q;
    velocity[i] = v;
    acceleration[i] = a;
  }

  /** Torques never start anew: their rate is held from the first one on. */
  private void checkTorque(JointCommandBuffer command) {
    for (int i = 0; i < effort.length; i++) {
      double now = command.effort(i);
      torqueShare = Math.max(torqueShare, check(i, "torque", now, model.limits(i).effort(), 0, 0));
      double rate = cycles > 1 ? (now - effort[i]) / cycleS : 0;
      double unused = check(i, "torque rate", rate, maxTorqueRate, 0, 0);
      effort[i] = now;
    }
  }

  private double check(
      int joint, String what, double got, double limit, double rounding, int order) {
    double slack = limit * RELATIVE_SLACK + 8 * rounding / Math.pow(cycleS, order);
    if (!(Math.abs(got) <= limit + slack)) {
      broken(joint, what, got, "up to " + limit);
    }
    return Math.abs(got) / limit;
  }

  private void checkTool() {
    arm.forward(position, data);
    double[] now = data.toolPosition();
    double square = 0;
    double outside = 0;
    for (int k = 0; k < 3; k++) {
      square += (now[k] - tool[k]) * (now[k] - tool[k]);
      outside = Math.max(outside, Math.max(workspaceLower[k] - now[k], now[k] - workspaceUpper[k]));
      tool[k] = now[k];
    }
    if (toolKnown) {
      double speed = Math.sqrt(square) / cycleS;
      toolSpeed = Math.max(toolSpeed, speed);
      if (speed > maxToolSpeed * (1 + RELATIVE_SLACK)) {
        broken(-1, "speed", speed, "up to " + maxToolSpeed + " m/s");
      }
      // An arm that was found outside may come back, and no further out.
      if (outside > 0 && outside > outsideM + 1e-9) {
        broken(-1, "distance outside the workspace", outside, "0 m");
      }
    }
    toolKnown = true;
    outsideM = outside;
  }

  private void broken(int joint, String what, double got, String limit) {
    violations++;
    if (first.size() < VerifierReport.SHOWN) {
      String where = joint < 0 ? "tool" : "joint '" + model.actuatedNames().get(joint) + "'";
      first.add("cycle %d: %s %s: got %s, limit %s".formatted(cycles, where, what, got, limit));
    }
  }

  /** What was found so far. */
  public VerifierReport report(long lost, boolean complete) {
    return new VerifierReport(
        cycles,
        lost,
        complete,
        violations,
        first,
        velocityShare,
        accelerationShare,
        jerkShare,
        largestJerk,
        toolSpeed,
        torqueShare);
  }
}
