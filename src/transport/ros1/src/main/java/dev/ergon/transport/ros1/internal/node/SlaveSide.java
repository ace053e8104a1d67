package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros1.internal.master.SlaveCalls;
import dev.ergon.transport.ros1.name.GraphName;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers what the master and other nodes ask, from what the node has. */
record SlaveSide(
    Participants participants, Consumer<GraphName> parameterListener, Consumer<String> end)
    implements SlaveCalls {
  @Override
  public void publishersChanged(GraphName topic, List<URI> publishers) {
    participants
        .subscriber(topic)
        .ifPresent(subscriber -> subscriber.publishersChanged(publishers));
  }

  @Override
  public void parameterChanged(GraphName key) {
    parameterListener.accept(key);
  }

  @Override
  public boolean publishes(GraphName topic) {
    return participants.publishes(topic);
  }

  @Override
  public void shutdown(String reason) {
    end.accept(reason);
  }

  @Override
  public List<Value> busInfo() {
    List<Value> rows = new ArrayList<>();
    for (TopicPublisher<?> publisher : participants.publishers()) {
      for (TopicPublisher.Link link : publisher.links()) {
        rows.add(row(rows.size(), link.subscriber(), "o", publisher.topic(), true));
      }
    }
    for (TopicSubscriber<?> subscriber : participants.subscribers()) {
      for (PublisherConnection connection : subscriber.connections()) {
        String peer = connection.publisher().toString();
        rows.add(row(rows.size(), peer, "i", subscriber.topic(), connection.isConnected()));
      }
    }
    return rows;
  }

  @Override
  public List<Value> publications() {
    return participants.publishers().stream().map(p -> pair(p.topic(), p.type().name())).toList();
  }

  @Override
  public List<Value> subscriptions() {
    return participants.subscribers().stream().map(s -> pair(s.topic(), s.type().name())).toList();
  }

  private static Value row(
      int id, String peer, String direction, GraphName topic, boolean connected) {
    return Value.list(
        Value.of(id),
        Value.of(peer),
        Value.of(direction),
        Value.of("TCPROS"),
        Value.of(topic.text()),
        Value.of(connected),
        Value.of("TCPROS connection, " + (direction.equals("o") ? "to " : "from ") + peer));
  }

  private static Value pair(GraphName topic, String type) {
    return Value.list(Value.of(topic.text()), Value.of(type));
  }
}
