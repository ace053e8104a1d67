package dev.ergon.transport.ros2;

/** One end of a topic. */
public sealed interface Ros2Endpoint extends AutoCloseable permits Ros2Publisher, Ros2Subscription {
  TopicName topic();

  /** Takes it from the domain. Idempotent. */
  @Override
  void close();
}
