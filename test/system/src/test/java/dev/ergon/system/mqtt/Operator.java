package dev.ergon.system.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.transport.mqtt.Delivery;
import dev.ergon.transport.mqtt.LinkListener;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MqttLink;
import dev.ergon.transport.mqtt.MqttMessage;
import dev.ergon.transport.mqtt.MqttOptions;
import dev.ergon.transport.mqtt.testing.Received;

/** Someone who sends to the robot and sees all it publishes. */
final class Operator implements AutoCloseable {
  static final String ROOT = "ergon/v1/" + TestRobot.ID + "/";

  final Received answers = new Received();
  final Received states = new Received();
  final Received connections = new Received();
  private final MqttLink link;

  Operator(String brokerUrl, String clientId) {
    link = new MqttLink(MqttOptions.of(brokerUrl, clientId), LinkListener.NONE);
    link.subscribe(ROOT + "ack", 1, false, answers)
        .subscribe(ROOT + "result", 1, false, answers)
        .subscribe(ROOT + "reply/#", 1, false, answers)
        .subscribe("elsewhere/#", 1, false, answers)
        .subscribe(ROOT + "state", 1, false, states)
        .subscribe(ROOT + "connection", 1, false, connections)
        .connect();
  }

  void send(String topic, String json) {
    send(MqttMessage.of(ROOT + topic, json.getBytes(UTF_8)));
  }

  void send(MqttMessage message) {
    link.publish(message, Delivery.DURABLE);
  }

  void instruct(String id, String text) {
    send("instruction", "{\"version\":1,\"id\":\"%s\",\"text\":\"%s\"}".formatted(id, text));
  }

  void send(String topic, byte[] payload, MessageProperties properties) {
    send(MqttMessage.of(ROOT + topic, payload).withProperties(properties));
  }

  /** The next answer about this id in this state. */
  JsonNode answer(String id, String state) {
    return json(
        answers.next(message -> {
          JsonNode node = json(message);
          return node.path("id").asText().equals(id) && node.path("state").asText().equals(state);
        }));
  }

  static JsonNode json(MqttMessage message) {
    try {
      return new ObjectMapper().readTree(message.text());
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON: " + message.text(), e);
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
