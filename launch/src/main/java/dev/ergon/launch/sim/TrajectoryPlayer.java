package dev.ergon.launch.sim;

import java.util.List;

/**
 * Samples a trajectory: cubic between points that have velocities, straight otherwise. Used by the
 * simulator's thread.
 */
final class TrajectoryPlayer {
  private static final double SECONDS = 1e-9;

  private final JointTrajectory trajectory;
  private final int[] joints;
  private final double[] from;
  private final long startNanos;

  /**
   * @param joints the place of each of the trajectory's joints in the arm's order
   * @param from every joint's position, then every joint's velocity, at {@code startNanos}
   */
  TrajectoryPlayer(JointTrajectory trajectory, int[] joints, double[] from, long startNanos) {
    this.trajectory = trajectory;
    this.joints = joints.clone();
    this.from = from.clone();
    this.startNanos = startNanos;
  }

  boolean isOver(long nowNanos) {
    return nowNanos - startNanos > trajectory.durationNanos();
  }

  /**
   * Fills in the trajectory's joints.
   *
   * @param target every joint's position, then every joint's velocity
   */
  void sample(long nowNanos, double[] target) {
    List<JointTrajectory.Point> points = trajectory.points();
    long elapsed = nowNanos - startNanos;
    int next = 0;
    while (next < points.size() && points.get(next).afterStartNanos() < elapsed) {
      next++;
    }
    for (int k = 0; k < joints.length; k++) {
      int joint = joints[k];
      if (next == points.size()) {
        target[joint] = points.get(next - 1).position().get(k);
        target[velocityOf(joint)] = 0;
      } else {
        sample(k, next, elapsed, target);
      }
    }
  }

  private void sample(int k, int next, long elapsed, double[] target) {
    JointTrajectory.Point to = trajectory.points().get(next);
    JointTrajectory.Point before = next == 0 ? null : trajectory.points().get(next - 1);
    int joint = joints[k];
    long beganNanos = before == null ? 0 : before.afterStartNanos();
    double span = (to.afterStartNanos() - beganNanos) * SECONDS;
    double p0 = before == null ? from[joint] : before.position().get(k);
    double p1 = to.position().get(k);
    if (span <= 0) {
      target[joint] = p1;
      target[velocityOf(joint)] = 0;
      return;
    }
    double mean = (p1 - p0) / span;
    boolean cubic = !to.velocity().isEmpty() && (before == null || !before.velocity().isEmpty());
    double v0 =
        cubic ? (before == null ? from[velocityOf(joint)] : before.velocity().get(k)) : mean;
    double v1 = cubic ? to.velocity().get(k) : mean;
    double t = (elapsed - beganNanos) * SECONDS;
    // The cubic with these ends (Hermite), written in powers of t.
    double c2 = (3 * mean - 2 * v0 - v1) / span;
    double c3 = (v0 + v1 - 2 * mean) / (span * span);
    target[joint] = p0 + t * (v0 + t * (c2 + t * c3));
    target[velocityOf(joint)] = v0 + t * (2 * c2 + t * 3 * c3);
  }

  private int velocityOf(int joint) {
    return from.length / 2 + joint;
  }
}
