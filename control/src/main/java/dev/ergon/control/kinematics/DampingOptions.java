package dev.ergon.control.kinematics;

/**
 * When {@link DampedLeastSquares} slows down, and how hard it keeps away from joint stops.
 *
 * @param slowCondition the Jacobian's condition number from which it slows; > 1
 * @param haltCondition the condition number at which an approach is halted; > slowCondition
 * @param leavingFactor how much further off the halt lies for a motion that leaves; >= 1
 * @param maxDamping the damping (lambda) at the halt, in the Jacobian's mixed units; > 0
 * @param limitActivation the part of a joint's half range, from its middle, beyond which the null
 *     space pulls back; in 0..1, 1 switches it off
 * @param limitGain the pull at the stop itself, rad/s or m/s; >= 0
 */
public record DampingOptions(
    double slowCondition,
    double haltCondition,
    double leavingFactor,
    double maxDamping,
    double limitActivation,
    double limitGain) {
  /** MoveIt Servo's thresholds (17, 30, leaving 2), with a soft pull in the outer quarter. */
  public static final DampingOptions DEFAULT = new DampingOptions(17, 30, 2, 0.05, 0.75, 0.5);

  public DampingOptions {
    require(slowCondition > 1, "slowCondition", slowCondition, "> 1");
    require(haltCondition > slowCondition, "haltCondition", haltCondition, "> slowCondition");
    require(leavingFactor >= 1, "leavingFactor", leavingFactor, ">= 1");
    require(maxDamping > 0 && maxDamping < 1, "maxDamping", maxDamping, "in 0..1");
    require(
        limitActivation >= 0 && limitActivation <= 1,
        "limitActivation",
        limitActivation,
        "in 0..1");
    require(limitGain >= 0 && limitGain < 100, "limitGain", limitGain, "in 0..100");
  }

  private static void require(boolean holds, String key, double got, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "damping option %s: got %s, wanted %s".formatted(key, got, wanted));
    }
  }
}
