package dev.ergon.transport.ros2;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros2.internal.DdsParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A participant of a ROS 2 domain: publishes and subscribes. Safe from any thread. */
public final class Ros2Node implements AutoCloseable {
  private final int domainId;
  private final DdsParticipant participant;
  private final List<Ros2Endpoint> endpoints = new ArrayList<>();
  private boolean closed;

  private Ros2Node(int domainId, DdsParticipant participant) {
    this.domainId = domainId;
    this.participant = participant;
  }

  /**
   * Joins the domain, which takes a second or two.
   *
   * @throws HostLacksException if there is no native library for this host, or joining fails
   */
  public static Ros2Node open(Ros2Settings settings, Map<String, String> environment) {
    int domain = settings.resolvedDomain(environment);
    SocketBuffers.warnIfSmall(settings.socketBufferBytes());
    return new Ros2Node(domain, DdsParticipant.open(settings, domain));
  }

  public int domainId() {
    return domainId;
  }

  /**
   * Announces that {@code topic} is published here.
   *
   * @throws HostLacksException if Fast DDS refuses
   */
  public synchronized <M extends Message> Ros2Publisher<M> publisher(
      TopicName topic, MessageType<M> type, QosProfile qos) {
    requireOpen();
    Ros2Publisher<M> publisher =
        new Ros2Publisher<>(topic, participant.writer(topic.ddsName(), type, qos));
    endpoints.add(publisher);
    return publisher;
  }

  /**
   * Calls {@code listener} with every message of {@code topic}, on a thread of the subscription.
   *
   * @throws HostLacksException if Fast DDS refuses
   */
  public synchronized <M extends Message> Ros2Subscription<M> subscribe(
      TopicName topic, MessageType<M> type, QosProfile qos, Consumer<M> listener) {
    requireOpen();
    Ros2Subscription<M> subscription = new Ros2Subscription<>(topic, qos, listener);
    subscription.start(
        participant.reader(topic.ddsName(), type, qos, subscription::offer, subscription::refuse));
    endpoints.add(subscription);
    return subscription;
  }

  /** Closes what it opened, then leaves the domain. Idempotent. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    endpoints.forEach(Ros2Endpoint::close);
    participant.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the ROS 2 node is closed");
    }
  }
}
