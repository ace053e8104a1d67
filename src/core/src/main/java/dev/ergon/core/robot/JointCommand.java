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
 */
public record JointCommand(
    long stampNanos, List<String> names, double[] position, double[] velocity) {
  public JointCommand {
    names = List.copyOf(names);
    position = JointState.checked("position command", names, position);
    velocity = JointState.checked("velocity command", names, velocity);
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
  public boolean equals(Object other) {
    return other instanceof JointCommand that
        && stampNanos == that.stampNanos
        && names.equals(that.names)
        && Arrays.equals(position, that.position)
        && Arrays.equals(velocity, that.velocity);
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
