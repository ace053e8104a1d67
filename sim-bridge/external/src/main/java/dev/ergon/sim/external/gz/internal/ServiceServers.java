package dev.ergon.sim.external.gz.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The socket that all services of a node answer by. A request says where its answer shall go; the
 * answer waits until that place is connected.
 */
final class ServiceServers {
  private static final long PATIENCE_NANOS = 2_000_000_000L;
  private static final int MAX_WAITING = 256;
  private static final int MAX_ADDRESSES = 256;

  /** Sender, topic, answer's address, answer's id, node, request, bytes, type, answer's type. */
  private static final int FRAMES = 9;

  private final Sockets sockets;
  private final ZMQ.Socket socket;
  private final String id;
  private final String address;
  private final Map<String, ServiceWork> services = new HashMap<>();
  private final Map<String, Boolean> connected = new LinkedHashMap<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long refused;

  private record Waiting(Frames frames, long deadlineNanos) {}

  ServiceServers(Sockets sockets, String id) {
    this.sockets = sockets;
    this.id = id;
    socket = sockets.router(id);
    address = sockets.bind(socket);
  }

  ZMQ.Socket socket() {
    return socket;
  }

  String id() {
    return id;
  }

  String address() {
    return address;
  }

  long refused() {
    return refused;
  }

  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  boolean add(String topic, ServiceWork service) {
    return services.putIfAbsent(topic, service) == null;
  }

  void remove(String topic) {
    services.remove(topic);
  }

  void receive(long nowNanos) {
    Frames.receive(socket, request -> take(request, nowNanos));
  }

  void take(Frames request, long nowNanos) {
    ServiceWork service = request.count() == FRAMES ? services.get(request.text(1)) : null;
    if (service == null || !(service.isOneWay() || canReach(request.text(2)))) {
      refused++;
      return;
    }
    Optional<byte[]> answer = service.answer(request.part(6), request.text(7), request.text(8));
    if (!service.isOneWay() && waiting.size() < MAX_WAITING) {
      Frames frames =
          new Frames(
              List.of(
                  request.part(3),
                  request.part(1),
                  request.part(4),
                  request.part(5),
                  answer.orElse(new byte[0]),
                  Frames.bytes(answer.isPresent() ? "1" : "0")));
      waiting.add(new Waiting(frames, nowNanos + PATIENCE_NANOS));
    }
  }

  /** Connects to where an answer shall go; the oldest of too many connections ends. */
  private boolean canReach(String to) {
    if (!Address.isSound(to)) {
      return false;
    }
    if (connected.putIfAbsent(to, true) == null) {
      if (connected.size() > MAX_ADDRESSES) {
        Iterator<String> oldest = connected.keySet().iterator();
        socket.disconnect(oldest.next());
        oldest.remove();
      }
      boolean unused = sockets.connect(socket, to);
    }
    return true;
  }

  /** Sends the answers whose places are connected by now, and gives up on those that are late. */
  void send(long nowNanos) {
    for (int i = waiting.size(); i > 0; i--) {
      Waiting next = waiting.remove();
      if (!isSent(next.frames()) && nowNanos - next.deadlineNanos() < 0) {
        waiting.add(next);
      }
    }
  }

  private boolean isSent(Frames frames) {
    try {
      return frames.send(socket);
    } catch (ZMQException notConnectedYet) {
      return false;
    }
  }
}
