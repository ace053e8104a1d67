package dev.ergon.transport.ros1.internal.node;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * Where a node can be reached.
 *
 * @param advertised what others are told
 * @param loopback whether only this host's programs can reach it: then nothing else can either
 */
record HostAddress(String advertised, boolean loopback) {
  private static final int DEFAULT_PORT = 11311;

  /**
   * @param configured what the user said, or null for the address that faces the master
   * @throws HostLacksException if the master's name cannot be resolved
   */
  static HostAddress of(@Nullable String configured, URI master) {
    try {
      if (configured != null) {
        return new HostAddress(configured, InetAddress.getByName(configured).isLoopbackAddress());
      }
    } catch (UnknownHostException e) {
      throw new InvalidInputException(
          "ROS_IP or ROS_HOSTNAME: got '" + configured + "', which cannot be resolved", e);
    }
    InetAddress facing = facing(master);
    return new HostAddress(facing.getHostAddress(), facing.isLoopbackAddress());
  }

  /** What to listen on. */
  InetSocketAddress anyPort() {
    return loopback
        ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)
        : new InetSocketAddress(0);
  }

  URI uri(String scheme, int port) {
    return URI.create(scheme + "://" + advertised + ":" + port + "/");
  }

  /** Our address on the way to the master. Connecting a datagram socket sends nothing. */
  private static InetAddress facing(URI master) {
    int port = master.getPort() < 0 ? DEFAULT_PORT : master.getPort();
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getByName(master.getHost()), port));
      return socket.getLocalAddress();
    } catch (IOException e) {
      throw new HostLacksException(
          "ROS master " + master + ": its host cannot be resolved; set ROS_MASTER_URI", e);
    }
  }
}
