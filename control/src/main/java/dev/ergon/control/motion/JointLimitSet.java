package dev.ergon.control.motion;

/**
 * What the planner keeps to, per actuated joint; arrays are shared and not modified.
 *
 * @param lower with the margin, rad or m
 * @param upper with the margin
 * @param velocity scaled
 * @param acceleration scaled
 * @param jerk scaled
 */
public record JointLimitSet(
    double[] lower, double[] upper, double[] velocity, double[] acceleration, double[] jerk) {
  public int size() {
    return lower.length;
  }
}
