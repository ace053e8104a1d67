package dev.ergon.transport.mqtt;

import dev.ergon.core.error.HostLacksException;
import javax.net.ssl.SSLException;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Turns Paho's numbers into words that say what to do. */
final class ConnectFailures {
  private ConnectFailures() {}

  static HostLacksException explain(MqttOptions options, MqttException failure) {
    return new HostLacksException(
        "MQTT broker " + options.broker() + ": " + words(options, failure), failure);
  }

  private static String words(MqttOptions options, MqttException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "the TLS handshake failed ("
            + cause.getMessage()
            + "); check the trusted authorities, the host name in the broker's certificate and the"
            + " client certificate";
      }
    }
    return switch (failure.getReasonCode()) {
      case 0x04, 0x05, 0x86, 0x87 ->
          "it refused the user, the password or the right to do this (reason code 0x"
              + Integer.toHexString(failure.getReasonCode())
              + "); check user, password and the broker's access list for client id "
              + options.clientId();
      case 0x84, 0x01 -> "it does not speak MQTT 5; use one that does (mosquitto 1.6 or newer)";
      default ->
          "cannot connect ("
              + (failure.getCause() == null ? failure.getMessage() : failure.getCause())
              + "); start a broker there, for example with 'mosquitto -p "
              + options.broker().getPort()
              + "', or name another broker URL";
    };
  }
}
