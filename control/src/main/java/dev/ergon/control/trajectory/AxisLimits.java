package dev.ergon.control.trajectory;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;

/**
 * What the generator keeps one axis within; rad or m, and seconds.
 *
 * @param lower the smallest position, may be negative infinity
 * @param upper the largest position, may be infinity; {@code >= lower}
 * @param velocity finite, > 0
 * @param acceleration finite, > 0
 * @param jerk finite, > 0
 */
public record AxisLimits(
    double lower, double upper, double velocity, double acceleration, double jerk) {
  public AxisLimits {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          "axis limits: got positions %s..%s, wanted lower <= upper".formatted(lower, upper));
    }
    requireUsable("velocity", velocity);
    requireUsable("acceleration", acceleration);
    requireUsable("jerk", jerk);
  }

  /**
   * The limits of {@code joint}.
   *
   * @throws InvalidInputException if one that the generator needs is not known (infinite)
   */
  public static AxisLimits of(Joint joint) {
    JointLimits l = joint.limits();
    try {
      return new AxisLimits(l.lower(), l.upper(), l.velocity(), l.acceleration(), l.jerk());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "joint '%s': %s; give it in the robot's description"
              .formatted(joint.name(), e.getMessage()),
          e);
    }
  }

  private static void requireUsable(String what, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "axis %s limit: got %s, wanted a finite number > 0".formatted(what, value));
    }
  }
}
