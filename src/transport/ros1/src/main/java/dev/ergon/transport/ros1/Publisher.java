package dev.ergon.transport.ros1;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros1.name.GraphName;

/** Sends messages to whoever subscribes. */
public interface Publisher<M extends Message> {
  GraphName topic();

  /**
   * Sends to every subscriber. Never waits: each has a queue of its own, and a slow one loses its
   * oldest messages. The count in a message's header is set here.
   *
   * @throws IllegalArgumentException if a value does not fit its field
   */
  void publish(M message);

  /** Whether new subscribers get the last message at once. */
  void setLatchMode(boolean enabled);

  int numberOfSubscribers();

  default boolean hasSubscribers() {
    return numberOfSubscribers() > 0;
  }

  /** How many messages slow subscribers have lost, all together. */
  long dropped();

  /** Stops to publish; idempotent. */
  void shutdown();
}
