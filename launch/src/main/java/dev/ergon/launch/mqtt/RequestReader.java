package dev.ergon.launch.mqtt;

import dev.ergon.core.time.Clock;
import dev.ergon.transport.mqtt.MqttMessage;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From a message to a request, or to the reason why it is refused. */
final class RequestReader {
  /** The largest payload of a request, in bytes. */
  static final int MAX_BYTES = 8 * 1024;

  private static final int MAX_CAUSE = 200;

  private final Clock wallClock;
  private final long maxAgeNanos;
  private final JsonRequests json = new JsonRequests();
  private final ProtobufRequests protobuf = new ProtobufRequests();

  RequestReader(Clock wallClock, long maxAgeNanos) {
    this.wallClock = wallClock;
    this.maxAgeNanos = maxAgeNanos;
  }

  SentInstruction instruction(MqttMessage message) throws RefusedException {
    SentInstruction request =
        switch (admit(message)) {
          case JSON -> json.instruction(message.payload());
          case PROTOBUF -> protobuf.instruction(message.payload());
        };
    checkAge(request.sentAt(), request.id());
    return request;
  }

  ControlRequest cancel(MqttMessage message) throws RefusedException {
    ControlRequest request =
        switch (admit(message)) {
          case JSON -> json.control(message.payload());
          case PROTOBUF -> protobuf.cancel(message.payload());
        };
    checkAge(request.sentAt(), request.id());
    return request;
  }

  ControlRequest reset(MqttMessage message) throws RefusedException {
    ControlRequest request =
        switch (admit(message)) {
          case JSON -> json.control(message.payload());
          case PROTOBUF -> protobuf.reset(message.payload());
        };
    checkAge(request.sentAt(), request.id());
    return request;
  }

  /** A stop is never refused; what cannot be read becomes its cause. */
  ControlRequest stop(MqttMessage message) {
    try {
      ControlRequest request =
          switch (admitSize(message)) {
            case JSON -> json.control(message.payload());
            case PROTOBUF -> protobuf.stop(message.payload());
          };
      return new ControlRequest(
          request.id(), shortened(request.source()), shortened(request.reason()), null);
    } catch (RefusedException e) {
      String cause = message.size() == 0 ? "" : "e-stop over MQTT, unreadable: " + e.reason();
      return new ControlRequest(e.id(), "", shortened(cause), null);
    }
  }

  private static Encoding admit(MqttMessage message) throws RefusedException {
    if (message.retained()) {
      throw new RefusedException(
          RefusalCode.RETAINED,
          null,
          "the message is retained; a command must not be: send it again without the retain flag"
              + " and clear "
              + message.topic());
    }
    String responseTopic = message.properties().responseTopic();
    if (responseTopic != null && !RobotTopics.isReplyAllowed(responseTopic)) {
      throw new RefusedException(
          RefusalCode.BAD_RESPONSE_TOPIC,
          null,
          "response topic: wanted one outside ergon/, or ergon/v1/<robot>/reply/...");
    }
    return admitSize(message);
  }

  private static Encoding admitSize(MqttMessage message) throws RefusedException {
    if (message.size() > MAX_BYTES) {
      throw new RefusedException(
          RefusalCode.TOO_LARGE,
          null,
          "payload: got " + message.size() + " bytes, wanted at most " + MAX_BYTES);
    }
    Encoding encoding = Encoding.of(message);
    if (encoding == null) {
      throw new RefusedException(
          RefusalCode.UNSUPPORTED_CONTENT_TYPE,
          null,
          "content type: wanted application/json or application/x-protobuf");
    }
    return encoding;
  }

  private void checkAge(@Nullable Instant sentAt, @Nullable String id) throws RefusedException {
    if (sentAt == null) {
      return;
    }
    Duration age = Duration.between(sentAt, wallClock.utc());
    if (age.abs().compareTo(Duration.ofNanos(maxAgeNanos)) > 0) {
      throw new RefusedException(
          RefusalCode.STALE,
          id,
          "timestamp: the request is %d s old, wanted at most %d s either way; send it anew, or set the clocks"
              .formatted(age.toSeconds(), Duration.ofNanos(maxAgeNanos).toSeconds()));
    }
  }

  private static String shortened(String text) {
    return text.length() <= MAX_CAUSE ? text : text.substring(0, MAX_CAUSE) + "...";
  }
}
