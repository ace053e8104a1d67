package dev.ergon.sim.external.gz.internal;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The two sockets that a node calls services by: one asks, at the other answers arrive. A call
 * waits until its service is known and connected.
 */
final class ServiceCalls {
  private static final int MAX_WAITING = 256;
  private static final int MAX_ADDRESSES = 256;

  /** Sender, topic, node, request, bytes, "1" for success. */
  private static final int FRAMES = 6;

  private final Sockets sockets;
  private final ZMQ.Socket asking;
  private final ZMQ.Socket answers;
  private final String node;
  private final String answersId;
  private final String answersAddress;
  private final Set<String> connected = new HashSet<>();
  private final Map<String, Call> waiting = new LinkedHashMap<>();
  private long refused;

  /** A call that has no answer yet. */
  static final class Call {
    final String topic;
    final String id;
    final byte[] request;
    final Function<Publisher, Optional<ServiceTypes>> types;
    final CompletableFuture<ServiceAnswer> answer = new CompletableFuture<>();
    boolean isSent;

    Call(
        String topic,
        String id,
        byte[] request,
        Function<Publisher, Optional<ServiceTypes>> types) {
      this.topic = topic;
      this.id = id;
      this.request = request;
      this.types = types;
    }
  }

  ServiceCalls(Sockets sockets, String node, String askingId, String answersId) {
    this.sockets = sockets;
    this.node = node;
    this.answersId = answersId;
    asking = sockets.router(askingId);
    answers = sockets.router(answersId);
    answersAddress = sockets.bind(answers);
  }

  List<ZMQ.Socket> sockets() {
    return List.of(asking, answers);
  }

  long refused() {
    return refused;
  }

  boolean isWaiting() {
    return waiting.values().stream().anyMatch(call -> !call.isSent);
  }

  boolean add(Call call) {
    return waiting.size() < MAX_WAITING && waiting.put(call.id, call) == null;
  }

  /** Forgets a call whose time is up. */
  void remove(Call call) {
    waiting.remove(call.id);
  }

  /** Sends the calls whose services are known and connected by now. */
  void send(Directory directory) {
    for (Call call : waiting.values()) {
      if (!call.isSent) {
        call.isSent =
            directory.offering(call.topic).stream().anyMatch(server -> isSent(call, server));
      }
    }
  }

  private boolean isSent(Call call, Publisher server) {
    Optional<ServiceTypes> types = call.types.apply(server);
    if (types.isEmpty() || !canReach(server.getAddress())) {
      return false;
    }
    Frames frames =
        new Frames(
            List.of(
                Frames.bytes(server.getSrvPub().getSocketId()),
                Frames.bytes(call.topic),
                Frames.bytes(answersAddress),
                Frames.bytes(answersId),
                Frames.bytes(node),
                Frames.bytes(call.id),
                call.request,
                Frames.bytes(types.get().request()),
                Frames.bytes(types.get().answer())));
    try {
      return frames.send(asking);
    } catch (ZMQException notConnectedYet) {
      return false;
    }
  }

  private boolean canReach(String address) {
    if (connected.contains(address)) {
      return true;
    }
    if (!Address.isSound(address) || connected.size() >= MAX_ADDRESSES) {
      refused++;
      return false;
    }
    connected.add(address);
    return sockets.connect(asking, address);
  }

  /** A server that is gone. */
  void disconnect(Publisher server) {
    if (connected.remove(server.getAddress())) {
      asking.disconnect(server.getAddress());
    }
  }

  void receive() {
    Frames.receive(answers, this::take);
    // Nobody has anything to say here.
    Frames.receive(asking, unasked -> refused++);
  }

  void take(Frames frames) {
    Call call = frames.count() == FRAMES ? waiting.remove(frames.text(3)) : null;
    if (call == null) {
      refused++;
      return;
    }
    call.answer.complete(new ServiceAnswer(frames.text(5).equals("1"), frames.part(4)));
  }
}
