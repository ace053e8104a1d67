package dev.ergon.transport.ros2;

import dev.ergon.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of a topic, from the root.
 *
 * @param path begins with a slash, for example {@code /camera/image_raw}
 * @see <a href="https://design.ros2.org/articles/topic_and_service_names.html">ROS 2 design, topic
 *     and service names</a>
 */
public record TopicName(String path) {
  private static final Pattern FORM = Pattern.compile("(/[A-Za-z_][A-Za-z0-9_]*)+");
  private static final int MAX_LENGTH = 200;

  public TopicName {
    if (!FORM.matcher(path).matches() || path.length() > MAX_LENGTH) {
      throw new InvalidInputException(
          "ROS 2 topic: got '"
              + path
              + "', wanted words of letters, digits and _ with / between, no word beginning with a"
              + " digit, "
              + MAX_LENGTH
              + " characters at most");
    }
  }

  /**
   * The topic called {@code name} by a node in {@code namespace}.
   *
   * @param namespace {@code /} or a path, for example {@code /robot1}
   * @param name from the root if it begins with a slash, else from the namespace
   */
  public static TopicName resolve(String namespace, String name) {
    if (name.startsWith("/")) {
      return new TopicName(name);
    }
    String root = namespace.startsWith("/") ? namespace : "/" + namespace;
    return new TopicName((root.endsWith("/") ? root : root + "/") + name);
  }

  /** The name under DDS: {@code rt/camera/image_raw}. */
  public String ddsName() {
    return "rt" + path;
  }

  @Override
  public String toString() {
    return path;
  }
}
