package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The whole chain: words, expert, control, ROS 2, simulator in another process. */
class OverRos2Test {
  private static final int DOMAIN = TestDomain.id();

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
      Ergon.home().resolve("launch/config/tabletop-ros2.yaml").toString(),
      "--set",
      "ros2.domain_id=" + domain
    };
    String[] all = Arrays.copyOf(fixed, fixed.length + options.length);
    System.arraycopy(options, 0, all, fixed.length, options.length);
    return Ergon.run(all);
  }
}
