package dev.ergon.core.robot;

import java.util.Arrays;
import java.util.List;

/**
 * What the joints shall do next. Only {@code control} makes one. Arrays have one entry per name, in
 * the model's actuated order; they are copied in and out.
 *
 * @param stampNanos when it was decided
 * @param position rad or m
 * @param velocity rad/s or m/s, feed-forward
 * @param effort Nm or N, feed-forward; zero where the robot takes none
 */
public record JointCommand(
    long stampNanos, List<String> names, double[] position, double[] velocity, double[] effort) {
  public JointCommand {
    names = List.copyOf(names);
    position = JointState.checked("position command", names, position);
    velocity = JointState.checked("velocity command", names, velocity);
    effort = JointState.checked("effort command", names, effort);
  }

  @Override
  public double[] position() {
    return position.clone();
  }

  @Override
  public double[] velocity() {
    return velocity.clone();
  }

  @Override
  public double[] effort() {
    return effort.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointCommand that
        && stampNanos == that.stampNanos
        && names.equals(that.names)
        && Arrays.equals(position, that.position)
        && Arrays.equals(velocity, that.velocity)
        && Arrays.equals(effort, that.effort);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(stampNanos) * 31 + Arrays.hashCode(position);
  }

  @Override
  public String toString() {
    return "JointCommand["
        + stampNanos
        + " ns, "
        + names
        + ", position "
        + Arrays.toString(position)
        + "]";
  }
}
