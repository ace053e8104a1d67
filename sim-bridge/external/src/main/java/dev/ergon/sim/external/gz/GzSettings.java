package dev.ergon.sim.external.gz;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a node listens and how it speaks.
 *
 * @param ip the address of the one interface to use, or empty to choose as gz-transport does
 * @param partition only nodes of the same partition hear one another
 * @param dialect what messages are called, or null for that of the first peer that is heard
 * @param group the multicast group of discovery
 * @param messagePort where topics are announced
 * @param servicePort where services are announced
 */
public record GzSettings(
    String ip,
    String partition,
    @Nullable GzDialect dialect,
    String group,
    int messagePort,
    int servicePort) {
  private static final String GROUP = "239.255.0.7";
  private static final int MESSAGE_PORT = 10317;
  private static final int SERVICE_PORT = 10318;

  public GzSettings {
    requirePort("discovery port of messages", messagePort);
    requirePort("discovery port of services", servicePort);
  }

  /** This host only, in {@code partition}. */
  public static GzSettings loopback(String partition) {
    return new GzSettings("127.0.0.1", partition, null, GROUP, MESSAGE_PORT, SERVICE_PORT);
  }

  /**
   * What the variables of Gazebo say ({@code GZ_PARTITION}, {@code GZ_IP}, {@code
   * GZ_DISCOVERY_MULTICAST_IP}, {@code GZ_DISCOVERY_MSG_PORT}, {@code GZ_DISCOVERY_SRV_PORT}, or
   * the same with {@code IGN_}), and its defaults for the rest.
   *
   * @throws InvalidInputException naming the variable, if one makes no sense
   */
  public static GzSettings of(Map<String, String> environment) {
    return new GzSettings(
        variable(environment, "IP", ""),
        variable(environment, "PARTITION", hostName() + ":" + System.getProperty("user.name")),
        null,
        variable(environment, "DISCOVERY_MULTICAST_IP", GROUP),
        port(environment, "DISCOVERY_MSG_PORT", MESSAGE_PORT),
        port(environment, "DISCOVERY_SRV_PORT", SERVICE_PORT));
  }

  public GzSettings withPartition(String other) {
    return new GzSettings(ip, other, dialect, group, messagePort, servicePort);
  }

  public GzSettings withIp(String other) {
    return new GzSettings(other, partition, dialect, group, messagePort, servicePort);
  }

  public GzSettings withDialect(GzDialect other) {
    return new GzSettings(ip, partition, other, group, messagePort, servicePort);
  }

  private static String variable(Map<String, String> environment, String name, String otherwise) {
    String value = environment.get("GZ_" + name);
    return value != null ? value : environment.getOrDefault("IGN_" + name, otherwise);
  }

  private static int port(Map<String, String> environment, String name, int otherwise) {
    String text = variable(environment, name, String.valueOf(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InvalidInputException("GZ_" + name + ": got '" + text + "', wanted a number", e);
    }
  }

  /** As the kernel knows it: no name service is asked. */
  private static String hostName() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException e) {
      return "localhost";
    }
  }

  private static void requirePort(String what, int port) {
    if (port < 1 || port > 65535) {
      throw new InvalidInputException(what + ": got " + port + ", wanted 1..65535");
    }
  }
}
