package dev.ergon.sim.external.gz.internal;

import dev.ergon.core.error.HostLacksException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The interfaces to use, and the address to give to peers: those of an address that was named, or
 * all that know multicast and the first address of theirs, or else the loopback.
 */
record HostInterfaces(String ip, List<NetworkInterface> interfaces) {
  private static final String LOOPBACK = "127.0.0.1";

  static HostInterfaces of(String named) {
    try {
      return named.isEmpty() ? chosen() : of(named, InetAddress.getByName(named));
    } catch (IOException e) {
      throw new HostLacksException(
          "Gazebo transport: got the address '" + named + "', wanted one of this host: " + e, e);
    }
  }

  private static HostInterfaces of(String named, InetAddress address) throws IOException {
    NetworkInterface carrier = NetworkInterface.getByInetAddress(address);
    if (carrier == null) {
      throw new HostLacksException(
          "Gazebo transport: no interface of this host has the address '" + named + "'");
    }
    return new HostInterfaces(address.getHostAddress(), List.of(carrier));
  }

  private static HostInterfaces chosen() throws IOException {
    List<NetworkInterface> fit = new ArrayList<>();
    String ip = "";
    for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
      Optional<InetAddress> address =
          each.inetAddresses().filter(Inet4Address.class::isInstance).findFirst();
      if (each.isUp() && each.supportsMulticast() && !each.isLoopback() && address.isPresent()) {
        fit.add(each);
        ip = ip.isEmpty() ? address.get().getHostAddress() : ip;
      }
    }
    return fit.isEmpty()
        ? of(LOOPBACK, InetAddress.getByName(LOOPBACK))
        : new HostInterfaces(ip, fit);
  }
}
