package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticArray;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The whole chain: words, expert, control, ROS 2, simulator in another process. */
class OverRos2Test {
  private static final int DOMAIN = TestDomain.id();
  private static final long WAIT_NANOS = 30_000_000_000L;
  private static final String LAUNCH =
      Ergon.home().resolve("launch/config/tabletop-ros2.yaml").toString();

  @Test
  void theExpertReachesAndPicksOverRos2() throws IOException, InterruptedException {
    try (ErgonProcess simulator =
        new ErgonProcess("sim", "serve", "--ros2", "--ros2-domain", "" + DOMAIN, "--fast")) {
      simulator.awaitLine("serving ROS 2 in domain " + DOMAIN);

      Ergon eval = eval(DOMAIN, "--episodes", "2", "--set", "pace=lockstep");

      assertEquals(0, eval.exit(), eval::err);
      JsonNode episodes = new ObjectMapper().readTree(eval.out()).path("episodes");
      assertEquals("reach", episodes.path(0).path("task").asText());
      assertEquals("pick", episodes.path(1).path("task").asText());
      for (JsonNode episode : episodes) {
        assertTrue(episode.path("success").asBoolean(), episode::toString);
      }
      simulator.signal("TERM");
      assertTrue(simulator.endsWithin(10), simulator::seen);
    }
  }

  @Test
  void takesWordsFromATopicAndTellsOfResultsStateAndLenses()
      throws IOException, InterruptedException {
    int domain = DOMAIN - 50;
    String id = "" + domain;
    BlockingQueue<String> results = new LinkedBlockingQueue<>();
    BlockingQueue<DiagnosticArray> diagnostics = new LinkedBlockingQueue<>();
    BlockingQueue<CameraInfo> lenses = new LinkedBlockingQueue<>();
    try (ErgonProcess simulator =
            new ErgonProcess("sim", "serve", "--ros2", "--ros2-domain", id, "--fast");
        ErgonProcess run = new ErgonProcess(run(id));
        Ros2Node user = Ros2Node.open(Ros2Settings.loopback(domain, "user"), Map.of())) {
      simulator.awaitLine("serving ROS 2 in domain " + domain);
      run.awaitLine("is ready");
      hear(user, "/ergon/result", StringMessage.TYPE, m -> results.add(m.data()));
      hear(user, "/diagnostics", DiagnosticArray.TYPE, diagnostics::add);
      hear(user, "/front/camera_info", CameraInfo.TYPE, lenses::add);
      Ros2Publisher<StringMessage> words =
          user.publisher(
              new TopicName("/ergon/instruction"), StringMessage.TYPE, QosProfile.DEFAULT);
      assertTrue(words.awaitSubscriber(WAIT_NANOS));
      words.publish(new StringMessage("pick up the red cube"));
      String last = "";
      while (!last.contains("succeeded") && !last.contains("failed")) {
        last = String.valueOf(results.poll(60, TimeUnit.SECONDS));
      }
      assertTrue(last.contains("\"state\":\"succeeded\""), last);
      assertEquals("ergon: run", diagnostics.take().status().get(0).name());
      assertTellsTheFrontCamera(lenses.take());
    }
  }

  /** 128 x 128 square pixels, the optical axis between the middle four. */
  private static void assertTellsTheFrontCamera(CameraInfo lens) {
    assertEquals(128, lens.width());
    assertEquals(128, lens.height());
    assertEquals("plumb_bob", lens.distortionModel());
    assertArrayEquals(new double[5], lens.d());
    assertArrayEquals(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, lens.r());
    double focal = lens.k()[0];
    assertTrue(focal > 32 && focal < 512, "focal length " + focal + " pixels");
    assertArrayEquals(new double[] {focal, 0, 63.5, 0, focal, 63.5, 0, 0, 1}, lens.k());
    assertArrayEquals(new double[] {focal, 0, 63.5, 0, 0, focal, 63.5, 0, 0, 0, 1, 0}, lens.p());
    assertFalse(lens.header().frameId().isEmpty());
    assertTrue(lens.header().stampNanos() > 0);
  }

  private static String[] run(String domain) {
    return new String[] {
      "run",
      LAUNCH,
      "--set",
      "ros2.domain_id=" + domain,
      "--set",
      "pace=lockstep",
      "--set",
      "robot.link.start_timeout=60 s",
      "--set",
      "instructions=[{kind: ros2}]"
    };
  }

  private static <M extends Message> void hear(
      Ros2Node user, String topic, MessageType<M> type, Consumer<M> listener)
      throws InterruptedException {
    var heard = user.subscribe(new TopicName(topic), type, QosProfile.DEFAULT, listener);
    assertTrue(heard.awaitPublisher(WAIT_NANOS), topic);
  }

  @Test
  void aSimulatorThatIsNotThereIsNamed() {
    int nobody = DOMAIN - 100;
    Ergon eval = eval(nobody, "--episodes", "1", "--set", "robot.link.start_timeout=1 s");

    assertEquals(3, eval.exit());
    assertTrue(
        eval.err().contains("no robot description on topic /robot_description in domain " + nobody),
        eval::err);
  }

  private static Ergon eval(int domain, String... options) {
    String[] fixed = {
      "eval",
      "--json",
      "--policy",
      "expert",
      "--launch",
      LAUNCH,
      "--set",
      "ros2.domain_id=" + domain
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + options.length);
    System.arraycopy(options, 0, all, fixed.length, options.length);
    return Ergon.run(all);
  }
}
