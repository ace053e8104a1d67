package dev.ergon.sim.external.gz.internal;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Announces what this process offers and learns what others do, on one of the two channels of
 * discovery. Once a second it says that it lives and repeats its offers; who has been silent for
 * three seconds is gone (gz-transport's defaults).
 */
final class DiscoveryAgent implements AutoCloseable {
  static final long HEARTBEAT_NANOS = 1_000_000_000L;
  static final long SILENCE_NANOS = 3 * HEARTBEAT_NANOS;
  private static final int MAX_DATAGRAMS_PER_TURN = 256;

  private final MulticastChannel channel;
  private final String process;
  private final Listener listener;
  private final Directory directory = new Directory();
  private final Set<Publisher> own = new LinkedHashSet<>();
  private long nextBeatNanos;
  private long refused;

  /** Told of others' offers; again and again while they last. */
  interface Listener {
    void offered(Publisher publisher);

    void gone(Publisher publisher);
  }

  DiscoveryAgent(MulticastChannel channel, String process, long nowNanos, Listener listener) {
    this.channel = channel;
    this.process = process;
    this.listener = listener;
    nextBeatNanos = nowNanos;
  }

  Directory directory() {
    return directory;
  }

  SelectableChannel selectable() {
    return channel.selectable();
  }

  long nextBeatNanos() {
    return nextBeatNanos;
  }

  /** Datagrams that made no sense. */
  long refused() {
    return refused;
  }

  void announce(Publisher publisher) {
    own.add(publisher);
    send(Discovery.Type.ADVERTISE, b -> b.setPub(publisher));
  }

  void withdraw(Publisher publisher) {
    own.remove(publisher);
    send(Discovery.Type.UNADVERTISE, b -> b.setPub(publisher));
  }

  /** Asks who offers {@code topic}. */
  void ask(String topic) {
    send(
        Discovery.Type.SUBSCRIBE, b -> b.setSub(Discovery.Subscriber.newBuilder().setTopic(topic)));
  }

  /** Tells everybody about a subscription, which its publisher counts. */
  void tellConnection(Discovery.Type type, Publisher publisher) {
    send(type, b -> b.setPub(publisher));
  }

  /** The heartbeat, where it is due. */
  void tick(long nowNanos) {
    if (nowNanos - nextBeatNanos < 0) {
      return;
    }
    nextBeatNanos = nowNanos + HEARTBEAT_NANOS;
    send(Discovery.Type.HEARTBEAT, b -> b.setPub(Publisher.getDefaultInstance()));
    own.forEach(p -> send(Discovery.Type.ADVERTISE, b -> b.setPub(p)));
    directory.forgetSilentSince(nowNanos - SILENCE_NANOS).forEach(listener::gone);
  }

  /** Takes what has arrived, or a bounded part of a flood. */
  void receive(long nowNanos) throws IOException {
    for (int i = 0; i < MAX_DATAGRAMS_PER_TURN; i++) {
      MulticastChannel.Received received = channel.receive();
      if (!received.waited()) {
        return;
      }
      received
          .message()
          .ifPresentOrElse(
              message -> {
                if (!message.getProcessUuid().equals(process)) {
                  take(message, nowNanos);
                }
              },
              () -> refused++);
    }
  }

  void take(Discovery message, long nowNanos) {
    String from = message.getProcessUuid();
    if (message.getType() == Discovery.Type.BYE) {
      directory.forget(from).forEach(listener::gone);
      return;
    }
    if (!directory.heard(from, nowNanos)) {
      refused++;
      return;
    }
    switch (message.getType()) {
      case ADVERTISE -> {
        if (!message.getPub().getTopic().isEmpty()) {
          directory.add(from, message.getPub());
          listener.offered(message.getPub());
        }
      }
      case UNADVERTISE -> {
        if (directory.remove(from, message.getPub())) {
          listener.gone(message.getPub());
        }
      }
      case SUBSCRIBE -> answer(message.getSub().getTopic());
      default -> {
        // A heartbeat, or somebody's connection: that it was heard is all that matters.
      }
    }
  }

  private void answer(String topic) {
    List<Publisher> asked = own.stream().filter(p -> p.getTopic().equals(topic)).toList();
    asked.forEach(p -> send(Discovery.Type.ADVERTISE, b -> b.setPub(p)));
  }

  private void send(Discovery.Type type, Consumer<Discovery.Builder> contents) {
    Discovery.Builder message =
        Discovery.newBuilder()
            .setVersion(DatagramCodec.WIRE_VERSION)
            .setProcessUuid(process)
            .setType(type);
    contents.accept(message);
    boolean unused = channel.send(message.build());
  }

  /** Says good-bye. */
  @Override
  public void close() throws IOException {
    send(Discovery.Type.BYE, b -> b.setPub(Publisher.getDefaultInstance()));
    channel.close();
  }
}
