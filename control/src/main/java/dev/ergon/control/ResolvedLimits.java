package dev.ergon.control;

import dev.ergon.control.envelope.LimitTable;
import dev.ergon.control.motion.JointLimitSet;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;

/**
 * The limits in force per actuated joint: the description's, scaled, or the configured defaults
 * where the description gives none. The planner gets a little less than the envelope allows, so
 * that the envelope stays silent in ordinary motion.
 */
final class ResolvedLimits {
  private static final double PLANNER_SHARE = 0.98;

  private final double[] lower;
  private final double[] upper;
  private final double[] margin;
  private final double[] velocity;
  private final double[] acceleration;
  private final double[] jerk;

  ResolvedLimits(RobotModel model, ControlConfig config) {
    int n = model.actuatedCount();
    lower = new double[n];
    upper = new double[n];
    margin = new double[n];
    velocity = new double[n];
    acceleration = new double[n];
    jerk = new double[n];
    ControlConfig.DefaultLimits defaults = config.defaults();
    for (int i = 0; i < n; i++) {
      JointLimits limits = model.limits(i);
      boolean slides = model.actuatedJoints().get(i).type() == JointType.PRISMATIC;
      lower[i] = limits.lower();
      upper[i] = limits.upper();
      // A gripper must reach both its ends.
      margin[i] = i < model.armDof() ? config.envelope().jointMarginRad() : 0;
      velocity[i] =
          config.speedScale()
              * known(
                  limits.velocity(),
                  slides ? defaults.slideVelocityMPerS() : defaults.turnVelocityRadPerS());
      acceleration[i] =
          config.accelerationScale()
              * known(
                  limits.acceleration(),
                  slides
                      ? defaults.slideAccelerationMPerS2()
                      : defaults.turnAccelerationRadPerS2());
      jerk[i] =
          config.jerkScale()
              * known(
                  limits.jerk(), slides ? defaults.slideJerkMPerS3() : defaults.turnJerkRadPerS3());
    }
  }

  private static double known(double limit, double otherwise) {
    return Double.isInfinite(limit) ? otherwise : limit;
  }

  LimitTable forEnvelope() {
    return new LimitTable(lower, upper, margin, velocity, acceleration, jerk);
  }

  JointLimitSet forPlanner() {
    int n = lower.length;
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      double room = Math.min(margin[i], (upper[i] - lower[i]) / 2);
      low[i] = lower[i] + room;
      high[i] = upper[i] - room;
    }
    return new JointLimitSet(
        low,
        high,
        times(velocity, PLANNER_SHARE),
        times(acceleration, PLANNER_SHARE),
        times(jerk, PLANNER_SHARE));
  }

  /** What the robot may report: its own range, and a little for play and noise. */
  double[] reportedLower(double play) {
    return plus(lower, -play);
  }

  double[] reportedUpper(double play) {
    return plus(upper, play);
  }

  private static double[] times(double[] values, double factor) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] * factor;
    }
    return out;
  }

  private static double[] plus(double[] values, double term) {
    double[] out = new double[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = values[i] + term;
    }
    return out;
  }
}
