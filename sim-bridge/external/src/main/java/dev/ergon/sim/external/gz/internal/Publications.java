package dev.ergon.sim.external.gz.internal;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;

/**
 * The socket that all topics of a node go out by: frames topic, address, message, type. It hears
 * who subscribes, so {@link #isHeard} needs no counting of connections.
 */
final class Publications {
  private final ZMQ.Socket socket;
  private final String address;
  private final Set<String> heard = ConcurrentHashMap.newKeySet();

  Publications(Sockets sockets) {
    socket = sockets.open(SocketType.XPUB);
    address = sockets.bind(socket);
  }

  ZMQ.Socket socket() {
    return socket;
  }

  String address() {
    return address;
  }

  /** Whether somebody subscribes to {@code topic}. Any thread. */
  boolean isHeard(String topic) {
    return heard.contains(topic);
  }

  boolean publish(String topic, byte[] message, String type) {
    return new Frames(
            List.of(Frames.bytes(topic), Frames.bytes(address), message, Frames.bytes(type)))
        .send(socket);
  }

  /** Takes subscriptions: a frame of 1 (or 0, when the last one ends) and the topic. */
  void receive(Set<String> own) {
    Frames.receive(
        socket,
        subscription -> {
          String text = subscription.text(0);
          String topic = text.isEmpty() ? "" : text.substring(1);
          if (text.startsWith("\1") && own.contains(topic)) {
            heard.add(topic);
          } else if (text.startsWith("\0")) {
            heard.remove(topic);
          }
        });
  }
}
