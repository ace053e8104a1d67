package dev.ergon.transport.ros.generator;

/** Which ROS versions have a field or a message. */
enum Presence {
  BOTH,
  ROS1,
  ROS2
}
