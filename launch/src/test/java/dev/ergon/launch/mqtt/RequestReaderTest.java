package dev.ergon.launch.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.Clock;
import dev.ergon.core.time.ManualClock;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MqttMessage;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestReaderTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String TOPIC = "ergon/v1/arm1/instruction";

  private final Clock clock = new ManualClock(100 * SECOND);
  private final RequestReader reader = new RequestReader(clock, 30 * SECOND);

  @Test
  void readsEveryField() throws RefusedException {
    SentInstruction request =
        reader.instruction(
            json(
                "{\"version\":1,\"id\":\"a\",\"text\":\"på plass\",\"priority\":-3,"
                    + "\"timeoutSeconds\":1.5,\"timestamp\":\"1970-01-01T00:01:40Z\"}"));
    assertEquals(new SentInstruction("a", "på plass", -3, 1_500_000_000L, clock.utc()), request);
  }

  @Property
  void whateverBytesArriveAreReadOrRefused(@ForAll byte[] payload) {
    assertReadOrRefused(MqttMessage.of(TOPIC, payload));
    assertReadOrRefused(protobuf(payload));
  }

  @Property
  void whateverTextArrivesIsReadOrRefused(@ForAll String text) {
    assertReadOrRefused(json("{\"version\":1,\"text\":\"" + text + "\"}"));
  }

  @ParameterizedTest
  @CsvSource({"1970-01-01T00:01:09Z", "1970-01-01T00:02:11Z", "-999999999-01-01T00:00:00Z"})
  void refusesWhatIsTooOldOrFromTheFuture(String timestamp) {
    var refused =
        assertThrows(
            RefusedException.class,
            () ->
                reader.instruction(
                    json(
                        "{\"version\":1,\"id\":\"a\",\"text\":\"b\",\"timestamp\":\"%s\"}"
                            .formatted(timestamp))));
    assertEquals(RefusalCode.STALE, refused.code());
    assertEquals("a", refused.id());
  }

  @Test
  void stopsWhateverTheMessageHolds() {
    assertEquals("", reader.stop(MqttMessage.of(TOPIC, new byte[0])).reason());
    assertEquals(
        "smoke",
        reader.stop(json("{\"version\":1,\"reason\":\"smoke\"}").withRetained(true)).reason());
    assertFalse(reader.stop(MqttMessage.of(TOPIC, new byte[100_000])).reason().isEmpty());
    assertTrue(
        reader
                .stop(json("{\"version\":1,\"reason\":\"" + "x".repeat(8000) + "\"}"))
                .reason()
                .length()
            < 300);
  }

  @ParameterizedTest
  @CsvSource({
    "my/answers, true",
    "ergon/v1/arm1/reply/me, true",
    "ergon/v1/arm1/estop, false",
    "ergon/v1/other/reset, false",
    "ergon/v1/arm1/reply, false",
    "ergon/v2/arm1/reply/me, false",
    "$SYS/broker, false",
    "a/#, false",
    "a/+/b, false",
  })
  void answersGoOnlyWhereTheyCannotCommandARobot(String topic, boolean allowed) {
    assertEquals(allowed, RobotTopics.isReplyAllowed(topic));
  }

  private void assertReadOrRefused(MqttMessage message) {
    try {
      SentInstruction request = reader.instruction(message);
      assertTrue(request.text() != null);
    } catch (RefusedException e) {
      assertFalse(e.reason().isEmpty());
    }
    assertTrue(reader.stop(message).reason().length() < 300);
  }

  private static MqttMessage json(String text) {
    return MqttMessage.of(TOPIC, text.getBytes(UTF_8));
  }

  private static MqttMessage protobuf(byte[] payload) {
    return MqttMessage.of(TOPIC, payload)
        .withProperties(MessageProperties.NONE.withContentType("application/x-protobuf"));
  }
}
