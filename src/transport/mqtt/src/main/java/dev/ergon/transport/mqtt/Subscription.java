package dev.ergon.transport.mqtt;

import java.util.function.Consumer;

/**
 * A standing wish for messages.
 *
 * @param filter topic filter, {@code +} and {@code #} allowed
 * @param urgent whether its messages overtake all that wait and are not urgent
 * @param handler called from the link's one delivery thread; what it throws is logged
 */
record Subscription(String filter, int qos, boolean urgent, Consumer<MqttMessage> handler) {
  boolean takes(String topic) {
    return Topics.matches(filter, topic);
  }
}
