package dev.ergon.transport.mqtt;

/** Who the link says it is to the broker. */
public record Credentials(String user, Secret password) {
  public Credentials {
    if (user.isEmpty()) {
      throw new IllegalArgumentException("MQTT user name: got an empty one");
    }
  }
}
