package dev.ergon.system.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.transport.mqtt.testing.Mosquitto;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Mosquitto's own clients drive the robot, and things are killed. */
@Timeout(90)
final class MosquittoFaultsTest {
  @TempDir Path folder;
  private Mosquitto broker;

  @BeforeEach
  void startBroker() {
    Mosquitto.assumeInstalled();
    broker = Mosquitto.start(folder);
  }

  @AfterEach
  void stopBroker() {
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void mosquittoPubAndSubDriveTheRobotAndReceiveResults() throws Exception {
    try (var robot = new TestRobot(broker.url()).start()) {
      Process listener = subscribe("my/answers", 3);
      awaitSubscribed("my/answers");
      publish(
          "instruction",
          "{\"version\":1,\"id\":\"m1\",\"text\":\"stack the cubes\"}",
          "-D",
          "publish",
          "response-topic",
          "my/answers",
          "-D",
          "publish",
          "correlation-data",
          "abc");
      List<String> lines = lines(listener);
      assertTrue(lines.get(0).contains("\"ACCEPTED\""), lines.toString());
      assertTrue(lines.get(1).contains("\"RUNNING\""), lines.toString());
      assertTrue(lines.get(2).contains("\"SUCCEEDED\""), lines.toString());
      assertTrue(lines.stream().allMatch(line -> line.startsWith("abc ")), lines.toString());
      assertEquals(1, robot.ran.get());
    }
  }

  @Test
  void mosquittoPubWithMqtt3GetsAnswersByTheIdInTheJson() throws Exception {
    try (var robot = new TestRobot(broker.url()).start()) {
      Process listener = subscribe(Operator.ROOT + "ack", 1);
      awaitSubscribed(Operator.ROOT + "ack");
      run(
          "mosquitto_pub",
          "-V",
          "311",
          "-h",
          "127.0.0.1",
          "-p",
          "" + broker.port(),
          "-q",
          "1",
          "-t",
          Operator.ROOT + "instruction",
          "-m",
          "{\"version\":7,\"id\":\"old\",\"text\":\"a\"}");
      String line = lines(listener).get(0);
      assertTrue(line.contains("\"old\"") && line.contains("unsupported_version"), line);
      assertEquals(0, robot.ran.get());
    }
  }

  @Test
  void aBrokerThatIsKilledInTheMiddleOfATaskCostsNeitherTaskNorResult() throws Exception {
    try (var robot = new TestRobot(broker.url()).start();
        var operator = new Operator(broker.url(), "operator")) {
      operator.instruct("long", "wait for it");
      operator.answer("long", "RUNNING");
      broker.kill();
      robot.release(); // it succeeds while nobody can hear it
      broker.start();
      JsonNode result = operator.answer("long", "SUCCEEDED");
      assertEquals("", result.path("reason").asText());
      assertEquals(1, robot.ran.get());
      operator.instruct("next", "pick");
      operator.answer("next", "SUCCEEDED");
      operator.connections.next(
          m -> Operator.json(m).path("connectionState").asText().equals("ONLINE"));
    }
  }

  @Test
  void aRobotThatIsKilledLeavesItsWill() throws Exception {
    try (var operator = new Operator(broker.url(), "operator")) {
      Process robot =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  TestRobotProcess.class.getName(),
                  broker.url())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("robot.log").toFile())
              .start();
      assertEquals("ONLINE", connectionState(operator));
      robot.destroyForcibly().onExit().join();
      assertEquals("CONNECTIONBROKEN", connectionState(operator));
    }
  }

  private static String connectionState(Operator operator) {
    return Operator.json(operator.connections.next()).path("connectionState").asText();
  }

  private Process subscribe(String topic, int count) throws IOException {
    return new ProcessBuilder(
            Mosquitto.find("mosquitto_sub").orElseThrow().toString(),
            "-V",
            "5",
            "-h",
            "127.0.0.1",
            "-p",
            "" + broker.port(),
            "-q",
            "1",
            "-t",
            topic,
            "-C",
            "" + count,
            "-W",
            "60",
            "-F",
            "%D %p")
        .redirectErrorStream(true)
        .start();
  }

  /** The broker logs each subscription; before that, messages pass the listener by. */
  private void awaitSubscribed(String topic) {
    while (!broker.log().contains("Received SUBSCRIBE")
        || !broker.log().contains(topic + " (QoS")) {
      Thread.onSpinWait();
    }
  }

  private void publish(String topic, String payload, String... more) throws Exception {
    var command =
        new ArrayList<>(
            List.of(
                "mosquitto_pub",
                "-V",
                "5",
                "-h",
                "127.0.0.1",
                "-p",
                "" + broker.port(),
                "-q",
                "1",
                "-t",
                Operator.ROOT + topic,
                "-m",
                payload));
    command.addAll(List.of(more));
    run(command.toArray(new String[0]));
  }

  private static void run(String... command) throws IOException {
    command[0] = Mosquitto.find(command[0]).orElseThrow().toString();
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertEquals(0, process.onExit().join().exitValue());
  }

  private static List<String> lines(Process process) throws IOException {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = reader.lines().toList();
      assertNotEquals(0, lines.size(), "mosquitto_sub heard nothing");
      return lines;
    }
  }
}
