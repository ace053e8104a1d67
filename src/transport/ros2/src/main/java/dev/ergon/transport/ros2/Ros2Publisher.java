package dev.ergon.transport.ros2;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros2.internal.DdsWriter;

/** Sends the messages of one topic. Safe from any thread. */
public final class Ros2Publisher<M extends Message> implements Ros2Endpoint {
  private final TopicName topic;
  private final DdsWriter<M> writer;

  Ros2Publisher(TopicName topic, DdsWriter<M> writer) {
    this.topic = topic;
    this.writer = writer;
  }

  @Override
  public TopicName topic() {
    return topic;
  }

  /**
   * Sends {@code message} to whoever has been found by now; waits for no reader. After {@link
   * #close} it does nothing.
   *
   * @throws IllegalArgumentException if it is larger than the node's messages may be, or a value
   *     does not fit its field
   */
  public void publish(M message) {
    writer.write(message);
  }

  /** How many subscriptions have been found. */
  public int subscriberCount() {
    return writer.matchCount();
  }

  /**
   * Waits until a subscription has been found, which takes seconds after a start; what is published
   * before then is lost unless the profile keeps it.
   *
   * @return false if the time is over
   */
  public boolean awaitSubscriber(long timeoutNanos) throws InterruptedException {
    return writer.awaitMatch(timeoutNanos);
  }

  /** Idempotent. */
  @Override
  public void close() {
    writer.close();
  }
}
