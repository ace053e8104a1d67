package dev.ergon.transport.ros1.action;

import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;

/** Carries out what a {@link FollowJointTrajectoryServer} is asked. Must not wait. */
public interface TrajectoryExecutor {
  /**
   * Begins to follow, in place of any other trajectory.
   *
   * @throws IllegalArgumentException if it cannot be followed; the message says why
   */
  void follow(JointTrajectory trajectory);

  /** Stops and holds. */
  void hold();
}
