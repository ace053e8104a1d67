package dev.ergon.transport.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.mqtt.testing.Certificates;
import dev.ergon.transport.mqtt.testing.Mosquitto;
import dev.ergon.transport.mqtt.testing.Received;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real mosquitto that lets nobody in who cannot prove who they are. */
final class MqttSecurityTest {
  @TempDir Path folder;

  @BeforeEach
  void needsMosquitto() {
    Mosquitto.assumeInstalled();
  }

  @Test
  void certificatesOnBothSidesLetTheLinkIn() throws Exception {
    Certificates made = Certificates.make(folder);
    try (Mosquitto broker = startWithTls(made)) {
      var tls =
          new TlsSettings(
              new TlsSettings.Trust.Pem(made.file("ca.pem")),
              new TlsSettings.Identity(made.file("client.pem"), made.file("client.key")));
      assertEchoes(MqttOptions.of("mqtts://127.0.0.1:" + broker.port(), "tls").withTls(tls));
    }
  }

  @Test
  void anUntrustedBrokerOrAMissingClientCertificateIsNamed() throws Exception {
    Certificates made = Certificates.make(folder);
    try (Mosquitto broker = startWithTls(made)) {
      MqttOptions options = MqttOptions.of("mqtts://127.0.0.1:" + broker.port(), "tls");
      String untrusted = refusal(options);
      assertTrue(untrusted.contains("TLS handshake"), untrusted);
      var onlyTrust = new TlsSettings(new TlsSettings.Trust.Pem(made.file("ca.pem")), null);
      assertTrue(refusal(options.withTls(onlyTrust)).contains("mqtts://127.0.0.1"));
    }
  }

  @Test
  void aPasswordFromAFileLetsTheLinkInAndAWrongOneDoesNot() throws Exception {
    Path passwords = folder.resolve("passwd");
    Files.writeString(passwords, "arm1:s3cret\n");
    assertEquals(
        0,
        new ProcessBuilder(
                Mosquitto.find("mosquitto_passwd").orElseThrow().toString(),
                "-U",
                passwords.toString())
            .start()
            .onExit()
            .join()
            .exitValue());
    Path right = Files.writeString(folder.resolve("right"), "s3cret\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "guess\n");
    try (Mosquitto broker =
        Mosquitto.start(folder, "allow_anonymous false", "password_file " + passwords)) {
      MqttOptions options = MqttOptions.of(broker.url(), "arm1");
      assertEchoes(options.withCredentials(new Credentials("arm1", new Secret.FromFile(right))));
      String refused =
          refusal(options.withCredentials(new Credentials("arm1", new Secret.FromFile(wrong))));
      assertTrue(refused.contains("refused the user"), refused);
      assertTrue(!refused.contains("guess"), refused);
      assertTrue(refusal(options).contains("refused the user"));
    }
  }

  @Test
  void aLiteralPasswordIsRefusedAndNotRepeated() {
    var thrown =
        assertThrows(InvalidInputException.class, () -> Secret.parse("mqtt.password", "hunter2"));
    assertTrue(thrown.toString().contains("mqtt.password"));
    assertTrue(!thrown.toString().contains("hunter2"));
  }

  @Test
  void aMissingPlaceOfAPasswordIsNamed() throws IOException {
    assertTrue(
        assertThrows(HostLacksException.class, () -> Secret.parse("k", "env:ERGON_NO_SUCH").read())
            .toString()
            .contains("ERGON_NO_SUCH"));
    Path absent = folder.resolve("absent");
    assertTrue(
        assertThrows(HostLacksException.class, () -> Secret.parse("k", "file:" + absent).read())
            .toString()
            .contains(absent.toString()));
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThrows(HostLacksException.class, new Secret.FromFile(empty)::read);
  }

  @Test
  void aUrlWithAPasswordIsRefusedAndNotRepeated() {
    var thrown =
        assertThrows(
            InvalidInputException.class, () -> MqttOptions.of("mqtt://me:hunter2@host", "c"));
    assertTrue(!thrown.toString().contains("hunter2"), thrown.toString());
  }

  private Mosquitto startWithTls(Certificates made) {
    return Mosquitto.start(
        folder,
        "cafile " + made.file("ca.pem"),
        "certfile " + made.file("server.pem"),
        "keyfile " + made.file("server.key"),
        "require_certificate true",
        "use_identity_as_username true");
  }

  private static void assertEchoes(MqttOptions options) {
    var received = new Received();
    try (var link = new MqttLink(options, LinkListener.NONE)) {
      link.subscribe("a", 1, false, received).connect();
      link.publish(MqttMessage.of("a", "in".getBytes(UTF_8)), Delivery.DURABLE);
      assertEquals("in", received.next().text());
    }
  }

  private static String refusal(MqttOptions options) {
    try (var link = new MqttLink(options, LinkListener.NONE)) {
      return assertThrows(HostLacksException.class, link::connect).toString();
    }
  }
}
