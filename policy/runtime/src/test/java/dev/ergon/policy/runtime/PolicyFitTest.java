package dev.ergon.policy.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyFitTest {
  private static final String ONE_JOINT =
      """
      <robot name="lever">
        <link name="world"/>
        <link name="hand"/>
        <joint name="j1" type="revolute">
          <parent link="world"/><child link="hand"/><axis xyz="0 0 1"/>
          <limit lower="-1" upper="1" velocity="1" effort="1"/>
        </joint>
      </robot>
      """;

  @Test
  void listsEveryDifferenceAtOnce() {
    PolicySpec spec = manifest(Manifests.llava()).spec();
    List<String> differences =
        PolicyFit.differences(spec, lever(), List.of(new CameraSpec("front", 640, 480)));
    assertEquals(3, differences.size(), differences.toString());
    assertTrue(differences.get(0).contains("96x96") && differences.get(0).contains("640x480"));
    assertTrue(differences.get(1).contains("base_link") && differences.get(1).contains("world"));
    assertTrue(differences.get(2).contains("gripper"));
  }

  @Test
  void namesTheCamerasThatThereAre() {
    PolicySpec spec = manifest(Manifests.llava()).spec();
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> PolicyFit.require(spec, lever(), List.of(new CameraSpec("wrist", 96, 96))));
    assertTrue(refusal.getMessage().contains("front") && refusal.getMessage().contains("wrist"));
  }

  @Test
  void comparesJointsByNameAndOrder() {
    String joints =
        Manifests.llava()
            .replaceAll(
                "(?s)\"dimensions\": \\[.*?\\n    \\]",
                "\"dimensions\": [{\"name\": \"j2\", \"kind\": \"joint_position\", \"low\": -1,"
                    + " \"high\": 1}]");
    PolicySpec spec = manifest(joints).spec();
    List<String> differences =
        PolicyFit.differences(spec, lever(), List.of(new CameraSpec("front", 96, 96)));
    assertEquals(1, differences.size(), differences.toString());
    assertTrue(differences.get(0).contains("[j2]") && differences.get(0).contains("[j1]"));
  }

  private static BundleManifest manifest(String text) {
    return ConfigReader.read("ergon.json", text).bind(BundleManifest.class);
  }

  private static RobotModel lever() {
    return new RobotModel(UrdfReader.read("lever", ONE_JOINT), "world", "hand", null);
  }
}
