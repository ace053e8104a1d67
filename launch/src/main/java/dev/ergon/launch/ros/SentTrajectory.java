package dev.ergon.launch.ros;

import dev.ergon.launch.sim.JointTrajectory;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import java.util.Arrays;

/** A trajectory that came over ROS, in the simulator's terms. */
public final class SentTrajectory {
  private SentTrajectory() {}

  /**
   * What {@code message} asks for.
   *
   * @throws IllegalArgumentException if it fits no arm: names and numbers do not agree
   */
  public static JointTrajectory of(
      dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory message) {
    return new JointTrajectory(
        message.jointNames(), message.points().stream().map(SentTrajectory::point).toList());
  }

  private static JointTrajectory.Point point(JointTrajectoryPoint point) {
    return new JointTrajectory.Point(
        Arrays.stream(point.positions()).boxed().toList(),
        Arrays.stream(point.velocities()).boxed().toList(),
        point.timeFromStartNanos());
  }
}
