package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.system.gazebo.ServedOverGazebo;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole chain with Gazebo's transport between control and simulator. */
class GazeboEvalTest {
  @ParameterizedTest
  @ValueSource(strings = {"joint_position", "joint_trajectory"})
  void theExpertPicksOverTheWire(String command, @TempDir Path folder) throws Exception {
    try (ServedOverGazebo simulator = new ServedOverGazebo(Pacing.ANSWERS)) {
      String file = simulator.launchFile(folder, command).toString();
      Ergon eval =
          Ergon.run(
              "eval",
              "--policy",
              "expert",
              "--task",
              "PICK",
              "--launch",
              file,
              "--episodes",
              "1",
              "--set",
              "pace=lockstep");
      assertEquals(0, eval.exit(), eval.err());
      assertTrue(eval.out().lines().anyMatch(l -> l.matches("pick +1 +1 .*")), eval.out());
    }
  }
}
