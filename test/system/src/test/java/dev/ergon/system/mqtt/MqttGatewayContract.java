package dev.ergon.system.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.proto.InstructionProto;
import dev.ergon.launch.mqtt.CommandClient;
import dev.ergon.launch.mqtt.CommandResult;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MqttMessage;
import dev.ergon.transport.mqtt.MqttOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds with every broker. */
abstract class MqttGatewayContract {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private TestRobot robot;
  private Operator operator;

  /** A broker that runs until the test is over. */
  abstract String brokerUrl();

  @BeforeEach
  void startRobot() {
    operator = new Operator(brokerUrl(), "operator");
    robot = new TestRobot(brokerUrl()).start();
    awaitConnection("ONLINE");
  }

  @AfterEach
  void stopRobot() {
    robot.close();
    operator.close();
  }

  @Test
  void answersOnTheRobotsOwnTopics() {
    operator.instruct("a", "pick up the red cube");
    MqttMessage accepted = operator.answers.next();
    MqttMessage running = operator.answers.next();
    MqttMessage result = operator.answers.next();
    assertEquals(Operator.ROOT + "ack", accepted.topic());
    assertEquals(Operator.ROOT + "ack", running.topic());
    assertEquals(Operator.ROOT + "result", result.topic());
    assertEquals("ACCEPTED", Operator.json(accepted).path("state").asText());
    assertEquals("RUNNING", Operator.json(running).path("state").asText());
    JsonNode end = Operator.json(result);
    assertEquals("SUCCEEDED", end.path("state").asText());
    assertEquals("a", end.path("id").asText());
    assertEquals(1, end.path("version").asInt());
    assertEquals(TestRobot.ID, end.path("robot").asText());
    assertTrue(end.path("headerId").asLong() > Operator.json(accepted).path("headerId").asLong());
    assertFalse(Instant.parse(end.path("timestamp").asText()).isBefore(Instant.EPOCH));
  }

  @Test
  void honoursResponseTopicAndCorrelationData() {
    byte[] correlation = {7, 0, -1};
    operator.send(
        "instruction",
        "{\"version\":1,\"text\":\"fail at it\"}".getBytes(UTF_8),
        MessageProperties.NONE.withResponse("elsewhere/me", correlation));
    for (String state : List.of("ACCEPTED", "RUNNING", "FAILED")) {
      MqttMessage answer = operator.answers.next();
      assertEquals("elsewhere/me", answer.topic());
      assertArrayEquals(correlation, answer.properties().correlationData());
      assertEquals(state, Operator.json(answer).path("state").asText());
    }
  }

  @Test
  void refusesGarbageWithACodeAndAReason() {
    var expected = new TreeMap<>(garbage());
    expected.forEach((payload, code) -> {
      operator.send("instruction", payload);
      JsonNode refusal = Operator.json(operator.answers.next());
      assertEquals("REJECTED", refusal.path("state").asText(), payload);
      assertEquals(code, refusal.path("code").asText(), payload);
      assertFalse(refusal.path("reason").asText().isEmpty(), payload);
    });
    assertEquals(0, robot.ran.get());
  }

  private static Map<String, String> garbage() {
    return Map.ofEntries(
        Map.entry("", "bad_json"),
        Map.entry("pick up the cube", "bad_json"),
        Map.entry("[1]", "bad_json"),
        Map.entry("{\"version\":1,\"text\":\"a\"} {}", "bad_json"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"text\":\"b\"}", "bad_json"),
        Map.entry("{\"version\":1,\"text\":NaN}", "bad_json"),
        Map.entry("[".repeat(5000), "bad_json"),
        Map.entry("{\"text\":\"a\"}", "missing_field"),
        Map.entry("{\"version\":1}", "missing_field"),
        Map.entry("{\"version\":2,\"text\":\"a\"}", "unsupported_version"),
        Map.entry("{\"version\":\"1\",\"text\":\"a\"}", "wrong_type"),
        Map.entry("{\"version\":1,\"text\":5}", "wrong_type"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"priority\":1.5}", "wrong_type"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"id\":{}}", "wrong_type"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"timestamp\":\"now\"}", "wrong_type"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"joint\":1}", "unknown_field"),
        Map.entry("{\"version\":1,\"text\":\"  \"}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"a\\u0000b\"}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"priority\":101}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"id\":\"a b\"}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"timeoutSeconds\":-1}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"timeoutSeconds\":1e300}", "out_of_range"),
        Map.entry("{\"version\":1,\"text\":\"\\ud800\"}", "bad_utf8"),
        Map.entry("{\"version\":1,\"text\":\"a\",\"timestamp\":\"2020-01-01T00:00:00Z\"}", "stale"),
        Map.entry("{\"version\":1,\"text\":\"" + "a".repeat(9000) + "\"}", "too_large"));
  }

  @Test
  void refusesBytesThatAreNotUtf8AndUnknownContentTypes() {
    operator.send("instruction", new byte[] {'{', (byte) 0xC3, '}'}, MessageProperties.NONE);
    assertEquals("bad_utf8", Operator.json(operator.answers.next()).path("code").asText());
    operator.send("instruction", new byte[0], MessageProperties.NONE.withContentType("image/png"));
    assertEquals(
        "unsupported_content_type", Operator.json(operator.answers.next()).path("code").asText());
  }

  @Test
  void doesNotLetAResponseTopicReachTheRobotsOwnCommands() {
    operator.send(
        "instruction",
        "{\"version\":1,\"text\":\"a\"}".getBytes(UTF_8),
        MessageProperties.NONE.withResponse(Operator.ROOT + "estop", null));
    MqttMessage refusal = operator.answers.next();
    assertEquals(Operator.ROOT + "ack", refusal.topic());
    assertEquals("bad_response_topic", Operator.json(refusal).path("code").asText());
    assertFalse(robot.isStopped());
  }

  @Test
  void runsADuplicateOnceAndAnswersBoth() {
    operator.instruct("twice", "pick");
    operator.answer("twice", "SUCCEEDED");
    operator.instruct("twice", "pick");
    operator.answer("twice", "SUCCEEDED");
    assertEquals(1, robot.ran.get());
  }

  @Test
  void cancelsWhatRunsAndRefusesUnknownIds() {
    operator.instruct("a", "wait for it");
    operator.answer("a", "RUNNING");
    operator.send("cancel", "{\"version\":1,\"id\":\"a\",\"reason\":\"enough\"}");
    JsonNode end = operator.answer("a", "CANCELLED");
    assertEquals("enough", end.path("reason").asText());
    operator.send("cancel", "{\"version\":1,\"id\":\"b\"}");
    assertEquals("unknown_id", operator.answer("b", "REJECTED").path("code").asText());
  }

  @Test
  void preemptsByPriority() {
    operator.instruct("low", "wait for it");
    operator.answer("low", "RUNNING");
    operator.send("instruction", "{\"version\":1,\"id\":\"high\",\"text\":\"now\",\"priority\":1}");
    operator.answer("low", "PREEMPTED");
    operator.answer("high", "SUCCEEDED");
  }

  @Test
  void aStopLatchesUntilItIsReset() {
    operator.instruct("a", "wait for it");
    operator.answer("a", "RUNNING");
    operator.send("estop", "not even JSON");
    JsonNode end = operator.answer("a", "CANCELLED");
    assertEquals("safety_stop", end.path("code").asText());
    assertTrue(robot.isStopped());
    operator.instruct("b", "pick");
    assertEquals("safety_stop", operator.answer("b", "REJECTED").path("code").asText());
    operator.send("reset", "not even JSON");
    operator.answer("", "REJECTED");
    assertTrue(robot.isStopped());
    operator.send("reset", "{\"version\":1,\"id\":\"r\",\"source\":\"ann\"}");
    operator.answer("r", "SUCCEEDED");
    operator.instruct("b", "pick");
    operator.answer("b", "SUCCEEDED");
  }

  @Test
  void keepsItsStateAndItsPresenceAtTheBroker() {
    operator.instruct("a", "pick");
    operator.answer("a", "SUCCEEDED");
    operator.states.next(m -> Operator.json(m).path("lastResult").path("id").asText().equals("a"));
    try (var late = new Operator(brokerUrl(), "late")) {
      MqttMessage kept = late.states.next();
      assertTrue(kept.retained());
      assertEquals("a", Operator.json(kept).path("lastResult").path("id").asText());
      assertEquals(0.5, Operator.json(kept).path("joints").path("j1").asDouble());
      assertTrue(late.connections.next().retained());
    }
    robot.close();
    awaitConnection("OFFLINE");
    robot = new TestRobot(brokerUrl()).start();
    awaitConnection("ONLINE");
  }

  @Test
  void refusesAnInstructionThatTheBrokerKept() {
    robot.close();
    operator.send(
        MqttMessage.of(
                Operator.ROOT + "instruction", "{\"version\":1,\"text\":\"a\"}".getBytes(UTF_8))
            .withRetained(true));
    operator.send("nothing", "so that the broker has it");
    robot = new TestRobot(brokerUrl()).start();
    JsonNode refusal = operator.answer("", "REJECTED");
    assertEquals("retained", refusal.path("code").asText());
    assertEquals(0, robot.ran.get());
    operator.send(MqttMessage.of(Operator.ROOT + "instruction", new byte[0]).withRetained(true));
  }

  @Test
  void takesAndGivesProtobuf() throws InvalidProtocolBufferException {
    byte[] request =
        InstructionProto.InstructionRequest.newBuilder()
            .setId("p")
            .setText("fail at it")
            .build()
            .toByteArray();
    var properties = MessageProperties.NONE.withContentType("application/x-protobuf");
    operator.send("instruction", request, properties);
    var states = new ArrayList<InstructionProto.InstructionState>();
    for (int i = 0; i < 3; i++) {
      MqttMessage answer = operator.answers.next();
      assertEquals("application/x-protobuf", answer.properties().contentType());
      var event = InstructionProto.InstructionEvent.parseFrom(answer.payload());
      assertEquals("p", event.getInstructionId());
      states.add(event.getState());
    }
    assertEquals(InstructionProto.InstructionState.INSTRUCTION_STATE_FAILED, states.get(2));
    operator.send("instruction", new byte[] {(byte) 0xFF, 1, 2}, properties);
    MqttMessage refusal = operator.answers.next();
    assertEquals(
        List.of(new MessageProperties.UserProperty("code", "bad_protobuf")),
        refusal.properties().user());
  }

  @Test
  void theCommandClientReportsHowItEnded() throws InterruptedException {
    try (var client = client(TestRobot.ID)) {
      var progress = new ArrayList<InstructionState>();
      CommandResult done = client.command("pick", 0, PATIENCE, progress::add);
      assertEquals(ExitCode.DONE, done.exit(), done.toString());
      assertEquals(
          List.of(InstructionState.ACCEPTED, InstructionState.RUNNING, InstructionState.SUCCEEDED),
          progress);
      CommandResult failed = client.command("fail at it", 0, PATIENCE, state -> {});
      assertEquals(ExitCode.FAILED, failed.exit());
      assertEquals("dropped it", failed.reason());
      CommandResult late = client.command("wait", 0, Duration.ofMillis(200), state -> {});
      assertEquals(ExitCode.FAILED, late.exit(), late.toString());
      assertThrows(
          InvalidInputException.class, () -> client.command(" ", 0, PATIENCE, state -> {}));
      assertEquals(ExitCode.FAILED, client.reset("too early").exit());
      assertEquals(ExitCode.DONE, client.estop("test").exit());
      assertEquals(ExitCode.SAFETY_STOP, client.command("pick", 0, PATIENCE, state -> {}).exit());
      assertEquals(ExitCode.DONE, client.reset("all clear").exit());
    }
  }

  @Test
  void theCommandClientNamesARobotThatIsNotThere() throws InterruptedException {
    try (var client = client("nobody")) {
      var thrown =
          assertThrows(
              HostLacksException.class, () -> client.command("pick", 0, PATIENCE, state -> {}));
      assertTrue(thrown.toString().contains("nobody"), thrown.toString());
    }
  }

  private CommandClient client(String robotId) {
    return new CommandClient(MqttOptions.of(brokerUrl(), "cli"), robotId);
  }

  private void awaitConnection(String state) {
    operator.connections.next(m -> Operator.json(m).path("connectionState").asText().equals(state));
  }
}
