package dev.ergon.control.envelope;

/**
 * The limits the envelope holds, per actuated joint; finite where they bound motion. Arrays are not
 * modified.
 *
 * @param lower the joint's own, rad or m
 * @param upper the joint's own
 * @param margin how far inside them motion ends
 */
public record LimitTable(
    double[] lower,
    double[] upper,
    double[] margin,
    double[] velocity,
    double[] acceleration,
    double[] jerk) {
  public int size() {
    return lower.length;
  }
}
