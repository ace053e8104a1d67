package dev.ergon.sim.external.gz.internal;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.Optional;

/** One multicast group and port, on one or more interfaces. Never waits. */
final class MulticastChannel implements AutoCloseable {
  private static final int BUFFER = 65_536;

  private final DatagramChannel channel;
  private final InetSocketAddress group;
  private final List<NetworkInterface> interfaces;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);

  MulticastChannel(InetAddress group, int port, List<NetworkInterface> interfaces)
      throws IOException {
    this.group = new InetSocketAddress(group, port);
    this.interfaces = List.copyOf(interfaces);
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.bind(new InetSocketAddress("0.0.0.0", port));
      for (NetworkInterface each : interfaces) {
        channel.join(group, each);
      }
      channel.configureBlocking(false);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  SelectableChannel selectable() {
    return channel;
  }

  /** Sends on every interface; what cannot be sent is lost, as datagrams may be. */
  boolean send(Discovery message) {
    boolean sent = true;
    for (NetworkInterface each : interfaces) {
      try {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, each);
        sent &= channel.send(DatagramCodec.encode(message), group) > 0;
      } catch (IOException e) {
        // An interface that went down: heartbeats go on trying.
        sent = false;
      }
    }
    return sent;
  }

  /** Whether a datagram was waiting; its message goes to {@code decoded}. */
  Received receive() throws IOException {
    buffer.clear();
    if (channel.receive(buffer) == null) {
      return Received.NOTHING;
    }
    return new Received(true, DatagramCodec.decode(buffer.flip()));
  }

  /**
   * @param waited whether there was a datagram
   * @param message what it said, empty if it made no sense
   */
  record Received(boolean waited, Optional<Discovery> message) {
    static final Received NOTHING = new Received(false, Optional.empty());
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
