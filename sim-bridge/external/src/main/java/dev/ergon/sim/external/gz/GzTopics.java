package dev.ergon.sim.external.gz;

import dev.ergon.core.error.InvalidInputException;
import java.util.regex.Pattern;

/** Names of topics and services: what users write, and what the wire carries. */
public final class GzTopics {
  private static final int MAX_LENGTH = 512;
  private static final Pattern FORBIDDEN = Pattern.compile("\\s|//|@|~|:=");

  private GzTopics() {}

  /**
   * {@code topic} in {@code partition}, as the wire carries it: {@code @/partition@/topic}.
   *
   * @throws InvalidInputException if either is no name
   */
  public static String qualified(String partition, String topic) {
    return "@" + path("partition", partition, true) + "@" + path("topic", topic, false);
  }

  private static String path(String what, String name, boolean mayBeEmpty) {
    String path = name.startsWith("/") || name.isEmpty() ? name : "/" + name;
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (path.length() > MAX_LENGTH
        || FORBIDDEN.matcher(path).find()
        || (path.isEmpty() && !mayBeEmpty)) {
      throw new InvalidInputException(
          "Gazebo "
              + what
              + ": got '"
              + name
              + "', wanted up to "
              + MAX_LENGTH
              + " characters without white space, '//', '@', '~' and ':='");
    }
    return path;
  }
}
