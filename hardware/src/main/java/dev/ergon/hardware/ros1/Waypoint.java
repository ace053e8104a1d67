package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import java.util.List;

/**
 * A target as a trajectory of one point, a little ahead: where the joints will be if they go on.
 * The next target replaces it before it is reached.
 */
final class Waypoint {
  /** A target that comes late must not find the arm at the end of the last one. */
  private static final int PERIODS_AHEAD = 3;

  private static final long LEAST_AHEAD_NANOS = 12_000_000;

  private static final double SECONDS = 1e-9;
  private static final double[] NONE = {};

  private final List<String> names;
  private final long aheadNanos;

  Waypoint(List<String> names, long periodNanos) {
    this.names = names;
    this.aheadNanos = Math.max(LEAST_AHEAD_NANOS, PERIODS_AHEAD * periodNanos);
  }

  JointTrajectory moving(double[] position, double[] velocity) {
    double[] ahead = position.clone();
    for (int i = 0; i < ahead.length; i++) {
      ahead[i] += velocity[i] * aheadNanos * SECONDS;
    }
    return trajectory(ahead, velocity);
  }

  JointTrajectory resting(double[] position) {
    return trajectory(position, new double[position.length]);
  }

  /** A stamp of zero means: begin now. */
  private JointTrajectory trajectory(double[] position, double[] velocity) {
    JointTrajectoryPoint point =
        new JointTrajectoryPoint(position, velocity, NONE, NONE, aheadNanos);
    return new JointTrajectory(new Header(0, 0, ""), names, List.of(point));
  }
}
