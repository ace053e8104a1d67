package dev.ergon.transport.mqtt;

import dev.ergon.core.error.InvalidInputException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Everything a link needs to know.
 *
 * @param broker {@code mqtt://HOST[:1883]} or {@code mqtts://HOST[:8883]}; {@code tcp} and {@code
 *     ssl} are taken as other names of the two
 * @param clientId unique at the broker; 1..128 visible ASCII characters
 * @param credentials null to connect without a user
 * @param tls used with {@code mqtts} only
 */
public record MqttOptions(
    URI broker,
    String clientId,
    @Nullable Credentials credentials,
    TlsSettings tls,
    SessionSettings session,
    LinkLimits limits) {
  public MqttOptions {
    if (!clientId.matches("[\\x21-\\x7E]{1,128}")) {
      throw new IllegalArgumentException(
          "MQTT client id: got '" + clientId + "', wanted 1..128 visible ASCII characters");
    }
  }

  /**
   * No user, the JDK's trust, a clean session, default limits.
   *
   * @throws InvalidInputException if the URL is not one of an MQTT broker
   */
  public static MqttOptions of(String brokerUrl, String clientId) {
    return new MqttOptions(
        parse(brokerUrl),
        clientId,
        null,
        TlsSettings.SYSTEM,
        SessionSettings.CLEAN,
        LinkLimits.DEFAULT);
  }

  public MqttOptions withCredentials(Credentials newCredentials) {
    return new MqttOptions(broker, clientId, newCredentials, tls, session, limits);
  }

  public MqttOptions withTls(TlsSettings newTls) {
    return new MqttOptions(broker, clientId, credentials, newTls, session, limits);
  }

  public MqttOptions withSession(SessionSettings newSession) {
    return new MqttOptions(broker, clientId, credentials, tls, newSession, limits);
  }

  public MqttOptions withLimits(LinkLimits newLimits) {
    return new MqttOptions(broker, clientId, credentials, tls, session, newLimits);
  }

  /** Whether the connection is encrypted. */
  public boolean isEncrypted() {
    return broker.getScheme().equals("mqtts");
  }

  private static URI parse(String url) {
    URI given;
    try {
      given = URI.create(url.strip());
    } catch (IllegalArgumentException e) {
      throw wrong(url, e);
    }
    String scheme = given.getScheme() == null ? "" : given.getScheme();
    boolean encrypted = scheme.equals("mqtts") || scheme.equals("ssl");
    boolean plain = scheme.equals("mqtt") || scheme.equals("tcp");
    // A password in the URL would end up in logs and process lists.
    if (!(plain || encrypted) || given.getHost() == null || given.getUserInfo() != null) {
      throw wrong(url, null);
    }
    int port = given.getPort() >= 0 ? given.getPort() : encrypted ? 8883 : 1883;
    return URI.create((encrypted ? "mqtts" : "mqtt") + "://" + given.getHost() + ":" + port);
  }

  private static InvalidInputException wrong(String url, @Nullable Throwable cause) {
    return new InvalidInputException(
        "broker URL: got '"
            + url.replaceAll("//[^/@]*@", "//***@")
            + "', wanted mqtt://HOST:PORT or mqtts://HOST:PORT, without user or password",
        cause);
  }
}
