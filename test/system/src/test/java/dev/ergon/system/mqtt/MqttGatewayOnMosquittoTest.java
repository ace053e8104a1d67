package dev.ergon.system.mqtt;

import dev.ergon.transport.mqtt.testing.Mosquitto;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class MqttGatewayOnMosquittoTest extends MqttGatewayContract {
  @TempDir static Path folder;
  private static Mosquitto broker;

  @BeforeAll
  static void startBroker() {
    Mosquitto.assumeInstalled();
    broker = Mosquitto.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  String brokerUrl() {
    return broker.url();
  }
}
