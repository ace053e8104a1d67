package dev.ergon.launch.mqtt;

import dev.ergon.transport.mqtt.MqttMessage;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a payload is written. Answers are written as the request was. */
enum Encoding {
  JSON("application/json"),
  PROTOBUF("application/x-protobuf");

  private final String contentType;

  Encoding(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  /** JSON where nothing is said; null for a content type that is neither. */
  static @Nullable Encoding of(MqttMessage message) {
    String given = message.properties().contentType();
    if (given == null || given.isBlank()) {
      return JSON;
    }
    String type = given.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    for (Encoding encoding : values()) {
      if (encoding.contentType.equals(type)) {
        return encoding;
      }
    }
    return null;
  }
}
