package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.system.gazebo.ServedOverGazebo;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole chain with Gazebo's transport between control and simulator. */
class GazeboEvalTest {
  /** The second episode of any split is a pick. */
  @ParameterizedTest
  @ValueSource(strings = {"joint_position", "joint_trajectory"})
  void theExpertPicksOverTheWire(String command, @TempDir Path folder) throws Exception {
    try (ServedOverGazebo simulator = new ServedOverGazebo(true)) {
      String file = simulator.launchFile(folder, command).toString();
      Ergon eval = Ergon.run("eval", "--policy", "expert", "--launch", file, "--episodes", "2");
      assertEquals(0, eval.exit(), eval.err());
      assertTrue(eval.out().lines().anyMatch(l -> l.matches("pick +1 +1 .*")), eval.out());
    }
  }
}
