package dev.ergon.control.log;

import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.envelope.EnvelopeOptions;
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
 * differences, and the differences of those are held against the robot's description; the places
 * and speeds of tool and links against the configured ones. It knows nothing of how commands are
 * made, and shares no code with what makes them. Owned by one thread.
 */
public final class CommandLogVerifier implements CommandLogReader.Visitor {
  /** Differences of doubles are exact to a few units of 1e-16; a limit may be missed by as much. */
  private static final double RELATIVE_SLACK = 1e-6;

  private static final double POSITION_ROUNDING = 4e-16;

  /** Velocity, acceleration, jerk. */
  private static final int DIFFERENCES = 3;

  private final RobotModel model;
  private final double maxToolSpeed;
  private final double cycleS;
  private final boolean commandsTorque;
  private final double maxTorqueRate;
  private final double[] effort;
  private final PlaceLimits places;
  private final double[] position;
  private final double[] velocity;
  private final double[] acceleration;
  private final List<String> first = new ArrayList<>();

  /** How many cycles in a row are known: as many differences can be formed. */
  private int known;

  private boolean effortKnown;

  private long lastCycle = -1;
  private long cycles;
  private long violations;
  private double velocityShare;
  private double accelerationShare;
  private double jerkShare;
  private double largestJerk;
  private double toolSpeed;
  private double torqueShare;
  private double jointRoom = Double.POSITIVE_INFINITY;

  /**
   * @param options the configured limits, besides the robot's own
   * @param torque whether torques are commanded, and how fast they may change
   */
  public CommandLogVerifier(
      RobotModel model, EnvelopeOptions options, TorqueOptions torque, long periodNanos) {
    this.model = model;
    maxToolSpeed = options.toolSpeedMPerS();
    cycleS = periodNanos * 1e-9;
    commandsTorque = torque.mode() != TorqueMode.NONE;
    maxTorqueRate = torque.rateNmPerS();
    effort = new double[model.armDof()];
    places = new PlaceLimits(model, options);
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
      if (tick.cycle() != lastCycle + 1) {
        // Cycles are missing from the log: what they did is not known, and nothing is assumed.
        known = 0;
        effortKnown = false;
        places.startAnew();
      }
      look(tick.isSeeded(), tick.command());
    }
    lastCycle = tick.cycle();
  }

  /**
   * Looks at the command of the next cycle.
   *
   * @param anew whether it started anew from the measured pose
   */
  public void look(boolean anew, JointCommandBuffer command) {
    cycles++;
    if (anew) {
      // It starts at rest, and the arm is where it was found to be.
      known = DIFFERENCES;
      for (int i = 0; i < position.length; i++) {
        position[i] = command.position(i);
        velocity[i] = 0;
        acceleration[i] = 0;
      }
      places.startAnew();
    }
    for (int i = 0; i < position.length; i++) {
      checkJoint(i, command.position(i));
    }
    checkPlace();
    if (commandsTorque) {
      checkTorque(command);
    }
    known = Math.min(DIFFERENCES, known + 1);
  }

  private void checkJoint(int i, double q) {
    JointLimits limits = model.limits(i);
    if (!(q >= limits.lower() && q <= limits.upper())) {
      broken(i, "position", q, limits.lower() + ".." + limits.upper());
    }
    double v = known > 0 ? (q - position[i]) / cycleS : 0;
    double a = known > 1 ? (v - velocity[i]) / cycleS : 0;
    double j = known > 2 ? (a - acceleration[i]) / cycleS : 0;
    double rounding = POSITION_ROUNDING * (1 + Math.abs(q));
    velocityShare =
        Math.max(velocityShare, check(i, "velocity", v, limits.velocity(), rounding, 1));
    accelerationShare =
        Math.max(
            accelerationShare, check(i, "acceleration", a, limits.acceleration(), rounding, 2));
    jerkShare = Math.max(jerkShare, check(i, "jerk", j, limits.jerk(), rounding, 3));
    if (i < model.armDof()) {
      largestJerk = Math.max(largestJerk, Math.abs(j));
      jointRoom = Math.min(jointRoom, Math.min(q - limits.lower(), limits.upper() - q));
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
      double rate = effortKnown ? (now - effort[i]) / cycleS : 0;
      double unused = check(i, "torque rate", rate, maxTorqueRate, 0, 0);
      effort[i] = now;
    }
    effortKnown = true;
  }

  private double check(
      int joint, String what, double got, double limit, double rounding, int order) {
    double slack = limit * RELATIVE_SLACK + 8 * rounding / Math.pow(cycleS, order);
    if (!(Math.abs(got) <= limit + slack)) {
      broken(joint, what, got, "up to " + limit);
    }
    return Math.abs(got) / limit;
  }

  private void checkPlace() {
    places.look(position, (what, gotM) -> broken(what, gotM + " m", "0 m or more"));
    double speed = places.toolStepM() / cycleS;
    toolSpeed = Math.max(toolSpeed, speed);
    if (speed > maxToolSpeed * (1 + RELATIVE_SLACK)) {
      broken("tool speed", speed + " m/s", "up to " + maxToolSpeed + " m/s");
    }
  }

  private void broken(int joint, String what, double got, String limit) {
    String name = model.actuatedNames().get(joint);
    broken("joint '" + name + "' " + what, Double.toString(got), limit);
  }

  private void broken(String what, String got, String limit) {
    violations++;
    if (first.size() < VerifierReport.SHOWN) {
      first.add("cycle %d: %s: got %s, limit %s".formatted(cycles, what, got, limit));
    }
  }

  /** What was found so far. */
  public VerifierReport report() {
    return new VerifierReport(
        cycles,
        violations,
        first,
        velocityShare,
        accelerationShare,
        jerkShare,
        largestJerk,
        toolSpeed,
        torqueShare,
        jointRoom,
        places.leastRoom());
  }
}
