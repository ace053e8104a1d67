package dev.ergon.launch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetFitTest {
  private static final RobotModel ROBOT = ErgonArm.model();
  private static final DatasetFit FIT =
      new DatasetFit(ROBOT, ErgonActionSpace.SPACE, SampleStudio.CAMERAS);
  private static final List<String> ACTIONS =
      ErgonActionSpace.SPACE.dimensions().stream().map(ActionDimension::name).toList();

  @Test
  void acceptsTheSameNamesWithACameraMore() {
    List<CameraSpec> cameras =
        List.of(
            SampleStudio.CAMERAS.get(1),
            new CameraSpec("side", 640, 480),
            SampleStudio.CAMERAS.get(0));
    assertEquals(
        List.of(),
        FIT.differences(new DatasetSpec(ROBOT.name(), 5, ROBOT.actuatedNames(), ACTIONS, cameras)));
  }

  @Test
  void namesEveryDifferenceAtOnce() {
    List<String> differences =
        FIT.differences(
            new DatasetSpec(
                "so101",
                30,
                List.of("shoulder", "elbow"),
                List.of("dx", "dy"),
                List.of(new CameraSpec("front", 640, 480))));
    assertEquals(6, differences.size(), differences::toString);
    for (String word : List.of("so101", "30", "[shoulder, elbow]", "[dx, dy]", "640", "'wrist'")) {
      assertTrue(differences.stream().anyMatch(d -> d.contains(word)), () -> word + differences);
    }
  }
}
