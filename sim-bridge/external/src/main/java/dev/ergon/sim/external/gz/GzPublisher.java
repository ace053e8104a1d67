package dev.ergon.sim.external.gz;

import com.google.protobuf.Message;
import dev.ergon.sim.external.gz.internal.NodeLoop;

/** Sends messages of one type on one topic. Any thread; serialises on the caller's. */
public final class GzPublisher<M extends Message> implements AutoCloseable {
  private final NodeLoop loop;
  private final String topic;
  private final String type;

  GzPublisher(NodeLoop loop, String qualifiedTopic, String type) {
    this.loop = loop;
    this.topic = qualifiedTopic;
    this.type = type;
  }

  /** Whether anybody would get a message. */
  public boolean isHeard() {
    return loop.isHeard(topic);
  }

  /**
   * Sends {@code message} to all who have subscribed. Never waits.
   *
   * @return false if the node is busy and the message was dropped
   */
  public boolean publish(M message) {
    return loop.publish(topic, message.toByteArray(), type);
  }

  /** Withdraws the topic. */
  @Override
  public void close() {
    var unused = loop.unadvertise(topic, type);
  }
}
