package dev.ergon.launch.mqtt;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.mqtt.Topics;

/**
 * The topics of one robot, {@code ergon/v1/<robot>/...}.
 *
 * @param robot 1..64 letters, digits, underscores or hyphens
 */
public record RobotTopics(String robot) {
  private static final String ROOT = "ergon/v1/";

  public RobotTopics {
    if (!robot.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new InvalidInputException(
          "robot id: got '" + robot + "', wanted 1..64 letters, digits, _ or -");
    }
  }

  public String instruction() {
    return topic("instruction");
  }

  public String cancel() {
    return topic("cancel");
  }

  public String estop() {
    return topic("estop");
  }

  public String reset() {
    return topic("reset");
  }

  public String ack() {
    return topic("ack");
  }

  public String result() {
    return topic("result");
  }

  public String state() {
    return topic("state");
  }

  public String telemetry() {
    return topic("telemetry");
  }

  public String connection() {
    return topic("connection");
  }

  /** Where a client may ask for its answers. */
  public String reply(String clientId) {
    return topic("reply/" + clientId);
  }

  /**
   * Whether answers may be sent there. Under Ergon's own root only reply topics may be named: else
   * whoever may give instructions could make a robot publish stop or reset requests in its name.
   */
  public static boolean isReplyAllowed(String topic) {
    if (!Topics.isName(topic) || topic.startsWith("$")) {
      return false;
    }
    return !topic.startsWith("ergon/") || topic.matches("ergon/v1/[^/]+/reply/.+");
  }

  private String topic(String name) {
    return ROOT + robot + "/" + name;
  }
}
