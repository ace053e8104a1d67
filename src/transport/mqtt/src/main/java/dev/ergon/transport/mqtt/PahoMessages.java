package dev.ergon.transport.mqtt;

import dev.ergon.transport.mqtt.MessageProperties.UserProperty;
import java.util.List;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Between our messages and Paho's, which carry the same name. */
final class PahoMessages {
  private PahoMessages() {}

  static org.eclipse.paho.mqttv5.common.MqttMessage toPaho(MqttMessage message) {
    return new org.eclipse.paho.mqttv5.common.MqttMessage(
        message.payload(), message.qos(), message.retained(), toPaho(message.properties()));
  }

  static MqttMessage fromPaho(String topic, org.eclipse.paho.mqttv5.common.MqttMessage message) {
    MqttProperties properties = message.getProperties();
    return new MqttMessage(
        topic,
        message.getPayload(),
        message.getQos(),
        message.isRetained(),
        message.isDuplicate(),
        properties == null ? MessageProperties.NONE : fromPaho(properties));
  }

  static MqttProperties toPaho(MessageProperties properties) {
    var paho = new MqttProperties();
    if (properties.contentType() != null) {
      paho.setContentType(properties.contentType());
    }
    if (properties.responseTopic() != null) {
      paho.setResponseTopic(properties.responseTopic());
    }
    byte[] correlation = properties.correlationData();
    if (correlation != null) {
      paho.setCorrelationData(correlation);
    }
    if (properties.expirySeconds() != MessageProperties.NO_EXPIRY) {
      paho.setMessageExpiryInterval(properties.expirySeconds());
    }
    for (UserProperty user : properties.user()) {
      paho.getUserProperties()
          .add(new org.eclipse.paho.mqttv5.common.packet.UserProperty(user.name(), user.value()));
    }
    return paho;
  }

  private static MessageProperties fromPaho(MqttProperties paho) {
    Long expiry = paho.getMessageExpiryInterval();
    List<UserProperty> user =
        paho.getUserProperties().stream()
            .map(pair -> new UserProperty(pair.getKey(), pair.getValue()))
            .toList();
    return new MessageProperties(
        paho.getContentType(),
        paho.getResponseTopic(),
        paho.getCorrelationData(),
        expiry == null ? MessageProperties.NO_EXPIRY : expiry,
        user);
  }
}
