package dev.ergon.sim.external.gz.internal;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/** The socket that all topics come in by, and who listens to which. */
final class Subscriptions {
  private static final int MAX_ADDRESSES = 256;

  /** How long what a publisher sent before it left may be under way. */
  private static final long FAREWELL_NANOS = 1_000_000_000L;

  /** Topic, address, message, type; a fifth frame of statistics is not asked for. */
  private static final int FRAMES = 4;

  private final Sockets sockets;
  private final ZMQ.Socket socket;
  private final Map<String, List<MessageSink>> listeners = new HashMap<>();
  private final Map<String, Set<String>> topicsByAddress = new HashMap<>();
  private final Map<Publisher, Long> leaving = new LinkedHashMap<>();
  private long refused;

  Subscriptions(Sockets sockets) {
    this.sockets = sockets;
    socket = sockets.open(SocketType.SUB);
  }

  ZMQ.Socket socket() {
    return socket;
  }

  long refused() {
    return refused;
  }

  boolean wants(String topic) {
    return listeners.containsKey(topic);
  }

  void add(String topic, MessageSink listener) {
    listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(listener);
  }

  void remove(String topic, MessageSink listener) {
    List<MessageSink> of = listeners.get(topic);
    if (of != null && of.remove(listener) && of.isEmpty()) {
      listeners.remove(topic);
      socket.unsubscribe(Frames.bytes(topic));
    }
  }

  /** Connects to a publisher of a topic that is wanted; whether that was possible. */
  boolean connect(Publisher publisher) {
    String address = publisher.getAddress();
    if (!Address.isSound(address)) {
      refused++;
      return false;
    }
    leaving.remove(publisher);
    Set<String> topics = topicsByAddress.get(address);
    if (topics == null) {
      if (topicsByAddress.size() >= MAX_ADDRESSES) {
        refused++;
        return false;
      }
      boolean unused = sockets.connect(socket, address);
      topics = new LinkedHashSet<>();
      topicsByAddress.put(address, topics);
    }
    if (topics.add(publisher.getTopic())) {
      socket.subscribe(Frames.bytes(publisher.getTopic()));
    }
    return true;
  }

  /** Disconnects from a publisher that has left, once its last messages have had time to come. */
  void leave(Publisher publisher, long nowNanos) {
    if (topicsByAddress.containsKey(publisher.getAddress())) {
      leaving.put(publisher, nowNanos + FAREWELL_NANOS);
    }
  }

  /** Disconnects from those who left long enough ago. */
  void tick(long nowNanos) {
    List<Publisher> gone =
        leaving.entrySet().stream()
            .filter(e -> nowNanos - e.getValue() >= 0)
            .map(Map.Entry::getKey)
            .toList();
    gone.forEach(this::disconnect);
  }

  void disconnect(Publisher publisher) {
    leaving.remove(publisher);
    Set<String> topics = topicsByAddress.get(publisher.getAddress());
    if (topics != null && topics.remove(publisher.getTopic()) && topics.isEmpty()) {
      topicsByAddress.remove(publisher.getAddress());
      socket.disconnect(publisher.getAddress());
    }
  }

  /** Hands on what has arrived. */
  void receive() {
    Frames.receive(socket, this::take);
  }

  /** The socket filters by what a topic begins with, so the whole is compared here. */
  void take(Frames frames) {
    List<MessageSink> of = frames.count() == FRAMES ? listeners.get(frames.text(0)) : null;
    if (of == null) {
      refused++;
      return;
    }
    for (MessageSink listener : of) {
      if (!listener.take(frames.part(2), frames.text(3))) {
        refused++;
      }
    }
  }
}
