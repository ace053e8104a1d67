package dev.ergon.transport.mqtt;

/**
 * Hears that the link came up or went down. Called from the link's sending thread (the first time
 * from within {@link MqttLink#connect()}); must return at once, and may publish.
 */
public interface LinkListener {
  LinkListener NONE = new LinkListener() {};

  /** Connected and subscribed. */
  default void connected(boolean again) {}

  /** Lost; the link keeps trying to come back by itself. */
  default void lost(String reason) {}
}
