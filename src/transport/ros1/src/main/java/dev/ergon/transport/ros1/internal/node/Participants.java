package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.TcprosException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** What a node publishes, hears, serves and calls, by name. */
final class Participants implements AutoCloseable {
  private static final int FLUSH_ROUNDS = 50;
  private static final long FLUSH_ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private final Map<GraphName, TopicPublisher<?>> publishers = new ConcurrentHashMap<>();
  private final Map<GraphName, TopicSubscriber<?>> subscribers = new ConcurrentHashMap<>();
  private final Map<GraphName, ServedService<?, ?>> services = new ConcurrentHashMap<>();
  private final List<CalledService<?, ?>> clients = new CopyOnWriteArrayList<>();

  void add(TopicPublisher<?> publisher) {
    requireNew(publishers.putIfAbsent(publisher.topic(), publisher), publisher.topic());
  }

  void add(TopicSubscriber<?> subscriber) {
    requireNew(subscribers.putIfAbsent(subscriber.topic(), subscriber), subscriber.topic());
  }

  void add(ServedService<?, ?> service) {
    requireNew(services.putIfAbsent(service.name(), service), service.name());
  }

  void add(CalledService<?, ?> client) {
    clients.add(client);
  }

  void remove(TopicPublisher<?> publisher) {
    publishers.remove(publisher.topic(), publisher);
  }

  void remove(TopicSubscriber<?> subscriber) {
    subscribers.remove(subscriber.topic(), subscriber);
  }

  void remove(ServedService<?, ?> service) {
    services.remove(service.name(), service);
  }

  /** The subscriber of {@code topic}, if there is one already. */
  @SuppressWarnings("unchecked") // It was made for this type.
  <M extends Message> Optional<TopicSubscriber<M>> subscriber(
      GraphName topic, MessageType<M> type) {
    TopicSubscriber<?> known = subscribers.get(topic);
    if (known != null && !known.type().equals(type)) {
      throw new InvalidInputException(
          "topic " + topic + ": this node hears it as " + known.type() + ", not as " + type);
    }
    return Optional.ofNullable((TopicSubscriber<M>) known);
  }

  Optional<TopicSubscriber<?>> subscriber(GraphName topic) {
    return Optional.ofNullable(subscribers.get(topic));
  }

  boolean publishes(GraphName topic) {
    return publishers.containsKey(topic);
  }

  Collection<TopicPublisher<?>> publishers() {
    return List.copyOf(publishers.values());
  }

  Collection<TopicSubscriber<?>> subscribers() {
    return List.copyOf(subscribers.values());
  }

  List<String> publishedTopics() {
    return publishers.keySet().stream().map(GraphName::text).sorted().toList();
  }

  /** Serves a connection until it ends. */
  void accept(ConnectionHeader header, Socket socket, InputStream in)
      throws IOException, InterruptedException {
    String service = header.get("service");
    if (service != null) {
      ServedService<?, ?> served = services.get(name(service));
      if (served == null) {
        throw new TcprosException("service " + service + " is not served here");
      }
      served.serve(header, socket, in);
      return;
    }
    TopicPublisher<?> publisher = publishers.get(name(header.required("topic")));
    if (publisher == null) {
      throw new TcprosException("topic " + header.get("topic") + " is not published here");
    }
    publisher.serve(header, socket);
  }

  /** Ends all; what waits to be sent gets a moment. */
  @Override
  public void close() {
    subscribers.values().forEach(TopicSubscriber::close);
    clients.forEach(CalledService::shutdown);
    services.clear();
    publishers.values().forEach(TopicPublisher::close);
    for (int i = 0; i < FLUSH_ROUNDS && isSending(); i++) {
      LockSupport.parkNanos(this, FLUSH_ROUND_NANOS);
    }
  }

  private boolean isSending() {
    return publishers.values().stream().anyMatch(publisher -> !publisher.links().isEmpty());
  }

  private static GraphName name(String text) throws TcprosException {
    try {
      return GraphName.of(text);
    } catch (InvalidInputException e) {
      throw new TcprosException(String.valueOf(e.getMessage()));
    }
  }

  private static void requireNew(@Nullable Object known, GraphName name) {
    if (known != null) {
      throw new InvalidInputException("this node has '" + name + "' already; use that one");
    }
  }
}
