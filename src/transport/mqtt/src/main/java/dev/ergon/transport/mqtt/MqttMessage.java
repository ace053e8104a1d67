package dev.ergon.transport.mqtt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One message, received or to be sent. The payload is copied in and out.
 *
 * @param topic where it is published; no wildcards
 * @param qos 0 at most once, 1 at least once, 2 exactly once
 * @param retained to send: the broker keeps it; received: the sender asked for that
 * @param duplicate received: the broker may have delivered it before
 */
public record MqttMessage(
    String topic,
    byte[] payload,
    int qos,
    boolean retained,
    boolean duplicate,
    MessageProperties properties) {
  public MqttMessage {
    payload = payload.clone();
    Topics.requireName(topic);
    if (qos < 0 || qos > 2) {
      throw new IllegalArgumentException("MQTT quality of service: got " + qos + ", wanted 0..2");
    }
  }

  /** A message of quality 1 without properties. */
  public static MqttMessage of(String topic, byte[] payload) {
    return new MqttMessage(topic, payload, 1, false, false, MessageProperties.NONE);
  }

  @Override
  public byte[] payload() {
    return payload.clone();
  }

  /** Payload size in bytes, without a copy. */
  public int size() {
    return payload.length;
  }

  /** The payload read as UTF-8, for people: bad bytes become U+FFFD. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  public MqttMessage withQos(int newQos) {
    return new MqttMessage(topic, payload, newQos, retained, duplicate, properties);
  }

  public MqttMessage withRetained(boolean keep) {
    return new MqttMessage(topic, payload, qos, keep, duplicate, properties);
  }

  public MqttMessage withProperties(MessageProperties newProperties) {
    return new MqttMessage(topic, payload, qos, retained, duplicate, newProperties);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MqttMessage that
        && topic.equals(that.topic)
        && Arrays.equals(payload, that.payload)
        && qos == that.qos
        && retained == that.retained
        && duplicate == that.duplicate
        && properties.equals(that.properties);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topic, Arrays.hashCode(payload), qos, retained, duplicate, properties);
  }
}
