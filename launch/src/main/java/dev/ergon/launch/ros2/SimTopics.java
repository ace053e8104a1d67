package dev.ergon.launch.ros2;

import dev.ergon.transport.ros2.TopicName;

/** The topics of the served simulator, below a namespace; the clock is everybody's. */
record SimTopics(String namespace) {
  TopicName clock() {
    return new TopicName("/clock");
  }

  TopicName jointStates() {
    return in("joint_states");
  }

  TopicName jointCommand() {
    return in("joint_command");
  }

  TopicName positionCommands() {
    return in("position_controller/commands");
  }

  TopicName trajectory() {
    return in("arm_controller/joint_trajectory");
  }

  TopicName description() {
    return in("robot_description");
  }

  TopicName image(String camera) {
    return in(camera + "/image_raw");
  }

  TopicName lens(String camera) {
    return in(camera + "/camera_info");
  }

  TopicName worldState() {
    return in("world/state");
  }

  TopicName worldLoad() {
    return in("world/load");
  }

  private TopicName in(String name) {
    return TopicName.resolve(namespace, name);
  }
}
