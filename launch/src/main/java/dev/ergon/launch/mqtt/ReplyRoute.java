package dev.ergon.launch.mqtt;

import dev.ergon.transport.mqtt.MqttMessage;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers to one request go, and in which form.
 *
 * @param responseTopic the sender's, or null for the robot's own topics
 * @param correlationData to be carried back, or null
 */
record ReplyRoute(
    @Nullable String responseTopic, byte @Nullable [] correlationData, Encoding encoding) {
  /** The route that a message asks for; a topic that may not be answered to is left out. */
  static ReplyRoute of(MqttMessage message) {
    String topic = message.properties().responseTopic();
    Encoding encoding = Encoding.of(message);
    return new ReplyRoute(
        topic != null && RobotTopics.isReplyAllowed(topic) ? topic : null,
        message.properties().correlationData(),
        encoding == null ? Encoding.JSON : encoding);
  }

  String topicFor(Reply reply, RobotTopics topics) {
    if (responseTopic != null) {
      return responseTopic;
    }
    return reply.isResult() ? topics.result() : topics.ack();
  }
}
