package dev.ergon.launch.mqtt;

import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.mqtt.Credentials;
import dev.ergon.transport.mqtt.MqttOptions;
import dev.ergon.transport.mqtt.Secret;
import dev.ergon.transport.mqtt.SessionSettings;
import dev.ergon.transport.mqtt.TlsSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The {@code mqtt} part of a launch file.
 *
 * @param broker {@code mqtt://HOST:PORT} or {@code mqtts://HOST:PORT}
 * @param robot the robot's id in topics, and its client id
 * @param user null to connect without
 * @param password {@code file:PATH} or {@code env:NAME}; needed with a user
 * @param tls null for the JDK's authorities and no client certificate
 */
public record MqttConfig(
    @Default("mqtt://127.0.0.1:1883") String broker,
    @Default("robot1") String robot,
    @Nullable String user,
    @Nullable String password,
    @Nullable TlsConfig tls,
    @Default("10 s") long keepAliveNanos,
    @Default("200 ms") long telemetryPeriodNanos,
    @Default("30 s") long stateHeartbeatNanos,
    @Default("30 s") long maxAgeNanos) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * Files in PEM form.
   *
   * @param authorities whom to trust, or null for the JDK's own
   * @param certificate the robot's own chain, or null; goes with {@code key}
   * @param key unencrypted PKCS #8, or null
   */
  public record TlsConfig(
      @Nullable String authorities, @Nullable String certificate, @Nullable String key) {
    TlsSettings settings() {
      if ((certificate == null) != (key == null)) {
        throw new InvalidInputException(
            "mqtt.tls: got only one of 'certificate' and 'key', wanted both or neither");
      }
      return new TlsSettings(
          authorities == null ? null : new TlsSettings.Trust.Pem(Path.of(authorities)),
          certificate == null || key == null
              ? null
              : new TlsSettings.Identity(Path.of(certificate), Path.of(key)));
    }
  }

  /** A broker without security, everything else by default: for one on this host. */
  public static MqttConfig at(String broker) {
    return new MqttConfig(
        broker,
        "robot1",
        null,
        null,
        null,
        10 * NANOS_PER_SECOND,
        200_000_000,
        30 * NANOS_PER_SECOND,
        30 * NANOS_PER_SECOND);
  }

  public GatewaySettings gateway() {
    return new GatewaySettings(robot, telemetryPeriodNanos, stateHeartbeatNanos, maxAgeNanos);
  }

  /** How the robot reaches its broker. */
  public MqttOptions link() {
    return link("ergon-" + robot);
  }

  /** How a client of another id does. */
  public MqttOptions link(String clientId) {
    if ((user == null) != (password == null)) {
      throw new InvalidInputException(
          "mqtt: got only one of 'user' and 'password', wanted both or neither");
    }
    long keepAliveSeconds = keepAliveNanos / NANOS_PER_SECOND;
    if (keepAliveSeconds < 5 || keepAliveSeconds > 15) {
      throw new InvalidInputException(
          "mqtt.keep_alive: got " + keepAliveSeconds + " s, wanted 5..15 s");
    }
    MqttOptions options =
        MqttOptions.of(broker, clientId)
            .withSession(new SessionSettings((int) keepAliveSeconds, true, 0, null));
    if (user != null && password != null) {
      options =
          options.withCredentials(new Credentials(user, Secret.parse("mqtt.password", password)));
    }
    return tls == null ? options : options.withTls(tls.settings());
  }
}
