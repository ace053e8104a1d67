package dev.ergon.core.robot;

/**
 * What a joint may do. Units follow the joint: radians or metres, per second, per second squared
 * and cubed; effort in newton metres or newtons. A limit that is not known is {@link
 * Double#POSITIVE_INFINITY}.
 *
 * @param lower the smallest position, at most {@code upper}; negative infinity for a continuous
 *     joint
 * @param upper the largest position
 * @param velocity > 0
 * @param acceleration > 0
 * @param jerk > 0
 * @param effort > 0
 */
public record JointLimits(
    double lower, double upper, double velocity, double acceleration, double jerk, double effort) {
  public JointLimits {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "joint position limits: got " + lower + ".." + upper + ", wanted lower <= upper");
    }
    requirePositive("velocity", velocity);
    requirePositive("acceleration", acceleration);
    requirePositive("jerk", jerk);
    requirePositive("effort", effort);
  }

  /** {@code position} brought into lower..upper. NaN stays NaN. */
  public double clampPosition(double position) {
    return Math.max(lower, Math.min(upper, position));
  }

  private static void requirePositive(String what, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException("joint " + what + " limit: got " + value + ", wanted > 0");
    }
  }
}
