package dev.ergon.transport.mqtt;

import java.nio.charset.StandardCharsets;

/** The rules for topic names and topic filters (MQTT 5, section 4.7). */
public final class Topics {
  /** The longest topic that is taken, in UTF-8 bytes; the standard's own bound is 65535. */
  public static final int MAX_BYTES = 1024;

  private Topics() {}

  /** Whether a message may be published here: no wildcard, no NUL, 1..{@value #MAX_BYTES} bytes. */
  public static boolean isName(String topic) {
    return isFilter(topic) && topic.indexOf('+') < 0 && topic.indexOf('#') < 0;
  }

  /**
   * Checks that {@code topic} is one that a message may be published to.
   *
   * @throws IllegalArgumentException if it is not
   */
  public static String requireName(String topic) {
    if (!isName(topic)) {
      throw new IllegalArgumentException(
          "MQTT topic: got '%s', wanted 1..%d bytes without +, # or NUL"
              .formatted(topic, MAX_BYTES));
    }
    return topic;
  }

  /**
   * Whether {@code filter} takes messages published to {@code topic}. Wildcards at the first level
   * do not match topics that begin with a dollar sign.
   */
  public static boolean matches(String filter, String topic) {
    String[] wanted = filter.split("/", -1);
    String[] levels = topic.split("/", -1);
    if (topic.startsWith("$") && !filter.startsWith("$")) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].equals("#")) {
        return true;
      }
      if (i >= levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
        return false;
      }
    }
    return wanted.length == levels.length;
  }

  private static boolean isFilter(String topic) {
    int bytes = topic.getBytes(StandardCharsets.UTF_8).length;
    return bytes >= 1 && bytes <= MAX_BYTES && topic.indexOf('\0') < 0;
  }
}
