package dev.ergon.sim.external.gz.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.zeromq.ZMQ;

/** A message of ZeroMQ: its frames. */
record Frames(List<byte[]> parts) {
  /** More than any message of gz-transport has; what follows is thrown away. */
  private static final int MAX_FRAMES = 16;

  /** How much of a flood is taken before it is another's turn. */
  private static final int MAX_MESSAGES_PER_TURN = 256;

  /** Hands on what waits in {@code socket}, or a bounded part of a flood. */
  static void receive(ZMQ.Socket socket, Consumer<Frames> taker) {
    Optional<Frames> next = next(socket);
    for (int taken = 1; next.isPresent(); taken++) {
      taker.accept(next.get());
      next = taken < MAX_MESSAGES_PER_TURN ? next(socket) : Optional.empty();
    }
  }

  private static Optional<Frames> next(ZMQ.Socket socket) {
    byte[] first = socket.recv(ZMQ.DONTWAIT);
    if (first == null) {
      return Optional.empty();
    }
    List<byte[]> parts = new ArrayList<>();
    parts.add(first);
    while (socket.hasReceiveMore()) {
      byte[] part = socket.recv(ZMQ.DONTWAIT);
      if (part == null) {
        break;
      }
      if (parts.size() < MAX_FRAMES) {
        parts.add(part);
      }
    }
    return Optional.of(new Frames(parts));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  int count() {
    return parts.size();
  }

  byte[] part(int index) {
    return parts.get(index);
  }

  String text(int index) {
    return new String(parts.get(index), StandardCharsets.UTF_8);
  }

  /**
   * Sends this in one piece; false if it cannot be sent now.
   *
   * @throws org.zeromq.ZMQException if the addressee of a router is not connected
   */
  boolean send(ZMQ.Socket socket) {
    for (int i = 0; i < parts.size(); i++) {
      int flags = ZMQ.DONTWAIT | (i + 1 < parts.size() ? ZMQ.SNDMORE : 0);
      if (!socket.send(parts.get(i), flags)) {
        return false;
      }
    }
    return true;
  }
}
