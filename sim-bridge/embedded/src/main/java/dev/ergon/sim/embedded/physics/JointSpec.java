package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Vec3;

/**
 * A joint to be made between two bodies as they stand, with a motor. It moves its child relative to
 * its parent about or along {@code axisWorld}; positions count as the robot's description does.
 *
 * @param motion turning or sliding
 * @param anchorWorld a point on the axis
 * @param axisWorld of length 1
 * @param position where the joint stands now, rad or m
 * @param lower the smallest position; a hinge spans less than a full turn
 * @param upper the largest position
 * @param effort the motor's limit, Nm or N
 */
public record JointSpec(
    Motion motion,
    int parentBody,
    int childBody,
    Vec3 anchorWorld,
    Vec3 axisWorld,
    double position,
    double lower,
    double upper,
    double effort) {
  /** How a joint moves. */
  public enum Motion {
    HINGE,
    SLIDER
  }

  public JointSpec {
    if (!(upper - lower < (motion == Motion.HINGE ? 2 * StrictMath.PI : 1e3))) {
      throw new IllegalArgumentException(
          "joint range: got "
              + lower
              + ".."
              + upper
              + ", wanted less than a full turn, or below 1000 m");
    }
  }

  /** The position in the middle of the range. */
  public double middle() {
    return (lower + upper) / 2;
  }
}
