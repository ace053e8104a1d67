package dev.ergon.transport.ros2;

import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import java.util.List;
import java.util.Map;

/**
 * How a node takes part.
 *
 * @param domainId 0..232; nodes of different domains do not see one another. -1 takes {@code
 *     ROS_DOMAIN_ID} from the environment, or 0
 * @param name the participant's name
 * @param interfaces the addresses of the network interfaces to use; empty for all. Loopback alone
 *     unless said otherwise: a robot does not take commands from the network by accident
 * @param socketBufferBytes of each socket, either way; a picture is lost where it does not fit
 * @param maxMessageBytes the largest message, encapsulation included; memory for some of this size
 *     is set aside per endpoint
 */
public record Ros2Settings(
    @Default("-1") int domainId,
    @Default("ergon") String name,
    @Default("[127.0.0.1]") List<String> interfaces,
    @Default("4 MiB") int socketBufferBytes,
    @Default("4 MiB") int maxMessageBytes) {
  /** Beyond this, DDS's rule gives port numbers that do not exist. */
  public static final int MAX_DOMAIN_ID = 232;

  private static final String DOMAIN_VARIABLE = "ROS_DOMAIN_ID";
  private static final int DEFAULT_BUFFER_BYTES = 4 << 20;
  private static final int LEAST_BYTES = 1024;
  private static final int MOST_BYTES = 256 << 20;

  public Ros2Settings {
    interfaces = List.copyOf(interfaces);
    if (domainId < -1 || domainId > MAX_DOMAIN_ID) {
      throw new IllegalArgumentException(
          "ROS 2 domain: got "
              + domainId
              + ", wanted 0.."
              + MAX_DOMAIN_ID
              + ", or -1 for "
              + DOMAIN_VARIABLE);
    }
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,127}")) {
      throw new IllegalArgumentException(
          "ROS 2 node name: got '" + name + "', wanted a letter or _, then letters, digits or _");
    }
    requireBytes("socket buffer", socketBufferBytes);
    requireBytes("largest message", maxMessageBytes);
  }

  /** Loopback alone, default sizes. */
  public static Ros2Settings loopback(int domainId, String name) {
    return new Ros2Settings(
        domainId, name, List.of("127.0.0.1"), DEFAULT_BUFFER_BYTES, DEFAULT_BUFFER_BYTES);
  }

  /**
   * The domain, which the environment may decide.
   *
   * @throws InvalidInputException if {@code ROS_DOMAIN_ID} is no domain
   */
  public int resolvedDomain(Map<String, String> environment) {
    if (domainId >= 0) {
      return domainId;
    }
    String text = environment.getOrDefault(DOMAIN_VARIABLE, "").strip();
    if (text.isEmpty()) {
      return 0;
    }
    if (!text.matches("\\d{1,3}") || Integer.parseInt(text) > MAX_DOMAIN_ID) {
      throw new InvalidInputException(
          DOMAIN_VARIABLE + ": got '" + text + "', wanted 0.." + MAX_DOMAIN_ID);
    }
    return Integer.parseInt(text);
  }

  private static void requireBytes(String what, int bytes) {
    if (bytes < LEAST_BYTES || bytes > MOST_BYTES) {
      throw new IllegalArgumentException(
          what + ": got " + bytes + " bytes, wanted " + LEAST_BYTES + ".." + MOST_BYTES);
    }
  }
}
