package dev.ergon.transport.mqtt;

import org.jspecify.annotations.Nullable;

/**
 * What the link agrees with the broker.
 *
 * @param keepAliveSeconds the broker counts the link as lost after 1.5 times this; 5..15
 * @param cleanStart whether the broker forgets what it holds for this client at each connection. A
 *     robot wants that: an instruction that waited out an outage must not run after it.
 * @param sessionExpirySeconds how long the broker keeps the session of a lost link, >= 0
 * @param will what the broker publishes when the link is lost; null for nothing
 */
public record SessionSettings(
    int keepAliveSeconds,
    boolean cleanStart,
    long sessionExpirySeconds,
    @Nullable MqttMessage will) {
  /** Keep-alive 10 s, a clean session, no will. */
  public static final SessionSettings CLEAN = new SessionSettings(10, true, 0, null);

  public SessionSettings {
    if (keepAliveSeconds < 5 || keepAliveSeconds > 15) {
      throw new IllegalArgumentException(
          "MQTT keep-alive: got " + keepAliveSeconds + " s, wanted 5..15 s");
    }
    if (sessionExpirySeconds < 0 || sessionExpirySeconds > 0xFFFF_FFFFL) {
      throw new IllegalArgumentException(
          "MQTT session expiry: got " + sessionExpirySeconds + " s, wanted 0..4294967295 s");
    }
  }

  public SessionSettings withWill(MqttMessage message) {
    return new SessionSettings(keepAliveSeconds, cleanStart, sessionExpirySeconds, message);
  }
}
