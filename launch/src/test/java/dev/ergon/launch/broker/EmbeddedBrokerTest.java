package dev.ergon.launch.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.mqtt.Delivery;
import dev.ergon.transport.mqtt.LinkListener;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MqttLink;
import dev.ergon.transport.mqtt.MqttMessage;
import dev.ergon.transport.mqtt.MqttOptions;
import dev.ergon.transport.mqtt.testing.Received;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class EmbeddedBrokerTest {
  @Test
  void carriesMqtt5PropertiesAndKeepsRetainedMessages() {
    try (var broker = EmbeddedBroker.start(EmbeddedBroker.ANY_PORT)) {
      var early = new Received();
      try (MqttLink link = connect(broker, "early", early)) {
        var properties = MessageProperties.NONE.withResponse("r/t", new byte[] {1, 2});
        link.publish(
            MqttMessage.of("a/b", "hi".getBytes(UTF_8))
                .withRetained(true)
                .withProperties(properties),
            Delivery.DURABLE);
        assertEquals("r/t", early.next().properties().responseTopic());
        var late = new Received();
        try (MqttLink second = connect(broker, "late", late)) {
          MqttMessage kept = late.next();
          assertEquals("hi", kept.text());
          assertTrue(kept.retained());
          assertTrue(second.isConnected());
        }
      }
    }
  }

  @Test
  void startsAndStopsAgainOnTheSamePort() {
    int port;
    try (var broker = EmbeddedBroker.start(EmbeddedBroker.ANY_PORT)) {
      port = broker.port();
    }
    try (var broker = EmbeddedBroker.start(port)) {
      assertEquals("mqtt://127.0.0.1:" + port, broker.url());
      try (MqttLink link = connect(broker, "again", new Received())) {
        assertTrue(link.isConnected());
      }
    }
  }

  @Test
  void namesAPortThatIsTaken() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var thrown =
          assertThrows(HostLacksException.class, () -> EmbeddedBroker.start(taken.getLocalPort()));
      assertTrue(thrown.toString().contains("" + taken.getLocalPort()), thrown.toString());
    }
  }

  private static MqttLink connect(EmbeddedBroker broker, String id, Received received) {
    var link = new MqttLink(MqttOptions.of(broker.url(), id), LinkListener.NONE);
    link.subscribe("a/#", 1, false, received).connect();
    return link;
  }
}
