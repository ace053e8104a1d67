package dev.ergon.core.robot;

import java.util.Arrays;
import java.util.List;

/**
 * What the joints were doing at one instant. All arrays have one entry per name, in the model's
 * actuated order; they are copied in and out.
 *
 * @param stampNanos when it was measured
 * @param position rad or m
 * @param velocity rad/s or m/s
 * @param effort Nm or N
 */
public record JointState(
    long stampNanos, List<String> names, double[] position, double[] velocity, double[] effort) {
  public JointState {
    names = List.copyOf(names);
    position = checked("position", names, position);
    velocity = checked("velocity", names, velocity);
    effort = checked("effort", names, effort);
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

  public int size() {
    return names.size();
  }

  public double position(int index) {
    return position[index];
  }

  public double velocity(int index) {
    return velocity[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JointState that
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
    return "JointState["
        + stampNanos
        + " ns, "
        + names
        + ", position "
        + Arrays.toString(position)
        + "]";
  }

  static double[] checked(String what, List<String> names, double[] values) {
    if (values.length != names.size()) {
      throw new IllegalArgumentException(
          "joint "
              + what
              + ": got "
              + values.length
              + " values, wanted "
              + names.size()
              + " for "
              + names);
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "joint "
                + what
                + " of '"
                + names.get(i)
                + "': got "
                + values[i]
                + ", wanted a finite number");
      }
    }
    return values.clone();
  }
}
