package dev.ergon.launch.sim;

import java.util.List;

/**
 * Where the named joints shall be, when.
 *
 * @param points at least one, their times strictly increasing
 */
public record JointTrajectory(List<String> names, List<Point> points) {
  /**
   * @param position as many as there are names
   * @param velocity likewise, or none: then the joints pass in a straight line
   * @param afterStartNanos when, counted from the start; >= 0
   */
  public record Point(List<Double> position, List<Double> velocity, long afterStartNanos) {
    public Point {
      position = List.copyOf(position);
      velocity = List.copyOf(velocity);
    }
  }

  public JointTrajectory {
    names = List.copyOf(names);
    points = List.copyOf(points);
    if (names.isEmpty() || points.isEmpty()) {
      throw new IllegalArgumentException("trajectory: wanted at least one joint and one point");
    }
    long last = -1;
    for (Point point : points) {
      requireFits(names.size(), point);
      if (point.afterStartNanos() <= last) {
        throw new IllegalArgumentException(
            "trajectory: got a point at "
                + point.afterStartNanos()
                + " ns after one at "
                + last
                + " ns, wanted times from 0 on, strictly increasing");
      }
      last = point.afterStartNanos();
    }
  }

  /** When the last point shall be reached, counted from the start. */
  public long durationNanos() {
    return points.get(points.size() - 1).afterStartNanos();
  }

  private static void requireFits(int joints, Point point) {
    boolean fits =
        point.position().size() == joints
            && (point.velocity().isEmpty() || point.velocity().size() == joints)
            && point.position().stream().allMatch(Double::isFinite)
            && point.velocity().stream().allMatch(Double::isFinite);
    if (!fits) {
      throw new IllegalArgumentException(
          "trajectory point: got "
              + point
              + ", wanted "
              + joints
              + " finite positions, and as many velocities or none");
    }
  }
}
