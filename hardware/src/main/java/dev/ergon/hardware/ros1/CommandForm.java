package dev.ergon.hardware.ros1;

/** What a controller under ROS takes. */
enum CommandForm {
  /** sensor_msgs/JointState with positions and velocities, as Isaac Sim does. */
  JOINT_STATE("joint_command", 0),
  /** std_msgs/Float64MultiArray of positions, as ros_control's position controllers do. */
  POSITIONS("position_controller/command", 0),
  /** trajectory_msgs/JointTrajectory, as ros_control's trajectory controller does. */
  TRAJECTORY("arm_controller/command", 20_000_000),
  /** The action control_msgs/FollowJointTrajectory; each target pre-empts the last. */
  FOLLOW_JOINT_TRAJECTORY("arm_controller/follow_joint_trajectory", 50_000_000);

  private final String defaultTopic;
  private final long leastPeriodNanos;

  CommandForm(String defaultTopic, long leastPeriodNanos) {
    this.defaultTopic = defaultTopic;
    this.leastPeriodNanos = leastPeriodNanos;
  }

  String defaultTopic() {
    return defaultTopic;
  }

  /** A controller that plans anew with each target should not be given more than it can use. */
  long leastPeriodNanos() {
    return leastPeriodNanos;
  }
}
