package dev.ergon.transport.ros1;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros1.name.GraphName;
import java.util.function.IntConsumer;

/** Hears messages from whoever publishes, also from those who come later or come back. */
public interface Subscriber<M extends Message> {
  GraphName topic();

  /**
   * Calls {@code listener} with every message, on a thread of its own. If it is slow, the oldest of
   * more than {@code limit} waiting messages go.
   */
  void addMessageListener(MessageListener<M> listener, int limit);

  /** As {@link #addMessageListener(MessageListener, int)} with room for one: the newest. */
  default void addMessageListener(MessageListener<M> listener) {
    addMessageListener(listener, 1);
  }

  void removeMessageListener(MessageListener<M> listener);

  /** How many publishers are connected now. */
  int numberOfPublishers();

  /**
   * Calls {@code connected} with their number whenever a publisher was connected or lost, on a
   * thread that must not be held up.
   */
  void addPublisherListener(IntConsumer connected);

  /** Stops to hear; idempotent. */
  void shutdown();
}
