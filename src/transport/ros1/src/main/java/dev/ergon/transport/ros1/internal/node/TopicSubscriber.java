package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros1.MessageListener;
import dev.ergon.transport.ros1.Subscriber;
import dev.ergon.transport.ros1.internal.master.MasterClient;
import dev.ergon.transport.ros1.internal.master.Registration;
import dev.ergon.transport.ros1.internal.master.SlaveClient;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears one topic: a connection to each publisher that the master names, a thread per listener. */
final class TopicSubscriber<M extends Message> implements Subscriber<M>, Registration {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSubscriber.class);

  private final GraphName node;
  private final GraphName topic;
  private final MessageType<M> type;
  private final SlaveClient peers;
  private final Consumer<TopicSubscriber<?>> whenShutDown;
  private final Map<URI, PublisherConnection> connections = new HashMap<>();
  private final Map<MessageListener<M>, ListenerThread<M>> listeners = new ConcurrentHashMap<>();
  private final List<IntConsumer> counters = new CopyOnWriteArrayList<>();
  private final AtomicLong malformed = new AtomicLong();
  private boolean closed;

  TopicSubscriber(
      GraphName node,
      GraphName topic,
      MessageType<M> type,
      SlaveClient peers,
      Consumer<TopicSubscriber<?>> whenShutDown) {
    this.node = node;
    this.topic = topic;
    this.type = type;
    this.peers = peers;
    this.whenShutDown = whenShutDown;
  }

  @Override
  public GraphName topic() {
    return topic;
  }

  MessageType<M> type() {
    return type;
  }

  synchronized List<PublisherConnection> connections() {
    return List.copyOf(connections.values());
  }

  @Override
  public void addMessageListener(MessageListener<M> listener, int limit) {
    listeners.computeIfAbsent(
        listener, key -> new ListenerThread<>("ros-listener " + topic, key::onNewMessage, limit));
  }

  @Override
  public void removeMessageListener(MessageListener<M> listener) {
    ListenerThread<M> thread = listeners.remove(listener);
    if (thread != null) {
      thread.close();
    }
  }

  @Override
  public int numberOfPublishers() {
    return (int) connections().stream().filter(PublisherConnection::isConnected).count();
  }

  @Override
  public void addPublisherListener(IntConsumer connected) {
    counters.add(connected);
  }

  @Override
  public void shutdown() {
    whenShutDown.accept(this);
    close();
  }

  void close() {
    synchronized (this) {
      closed = true;
      counters.clear();
      connections.values().forEach(PublisherConnection::close);
      connections.clear();
    }
    listeners.values().forEach(ListenerThread::close);
    listeners.clear();
  }

  /** Connects to the new ones, lets go of those that are gone and silent. Does not wait. */
  synchronized void publishersChanged(List<URI> publishers) {
    if (closed) {
      return;
    }
    connections
        .entrySet()
        .removeIf(known -> !known.getValue().setNamed(publishers.contains(known.getKey())));
    for (URI uri : publishers) {
      connections.computeIfAbsent(
          uri,
          key ->
              new PublisherConnection(
                  key, node, topic, type, peers, this::received, this::connectionChanged));
    }
  }

  private void connectionChanged() {
    int connected;
    synchronized (this) {
      connections.values().removeIf(PublisherConnection::isOver);
      connected = numberOfPublishers();
    }
    counters.forEach(listener -> listener.accept(connected));
  }

  @Override
  public void register(MasterClient master) throws IOException {
    publishersChanged(master.registerSubscriber(topic, type.name()));
  }

  @Override
  public void unregister(MasterClient master) throws IOException {
    master.unregisterSubscriber(topic);
  }

  private void received(ByteBuffer body) {
    if (listeners.isEmpty()) {
      return;
    }
    M message;
    try {
      message = Wire.ROS1.decode(type, body);
    } catch (MessageFormatException e) {
      if (Long.bitCount(malformed.incrementAndGet()) == 1) {
        LOG.warn("topic {}: malformed message {}: {}", topic, malformed.get(), e.getMessage());
      }
      return;
    }
    listeners.values().forEach(listener -> listener.offer(message));
  }
}
