package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.InverseKinematics;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.arm.So101Arm;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.scene.TableArea;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class So101Test {
  private static final Quaternion DOWN = new Quaternion(0, 1, 0, 0);
  private static final double LOWEST_M = 0.014;
  private static final double HIGHEST_M = 0.13;

  /** The expert turns the tool by as much as the scenes turn objects. */
  private static final double MOST_YAW_RAD = 0.35;

  private final TableArm arm = So101Arm.arm();

  @Test
  void itsToolPointsDownEverywhereInItsReachTurnedAsObjectsAre() {
    TableArea reach = arm.reach();
    for (double x : new double[] {reach.minX(), reach.maxX()}) {
      for (double y : new double[] {reach.minY(), 0, reach.maxY()}) {
        for (double z : new double[] {LOWEST_M, HIGHEST_M}) {
          for (double yaw : new double[] {-MOST_YAW_RAD, MOST_YAW_RAD}) {
            Quaternion turned = Quaternion.ofAxisAngle(Vec3.Z, yaw).times(DOWN);
            requireReachable(new Transform(new Vec3(x, y, z), turned));
          }
        }
      }
    }
  }

  @Test
  void theExpertPicksWithIt() throws IOException {
    String launch = Ergon.home().resolve("launch/config/tabletop-so101.yaml").toString();
    Ergon eval =
        Ergon.run(
            "eval",
            "--json",
            "--launch",
            launch,
            "--policy",
            "expert",
            "--task",
            "PICK",
            "--episodes",
            "6");
    assertEquals(0, eval.exit(), eval::err);
    JsonNode result = new ObjectMapper().readTree(eval.out());
    assertEquals(1, result.get("success_rate").asDouble(), eval::out);
  }

  private void requireReachable(Transform xWorldTool) {
    InverseKinematics ik = new InverseKinematics(new ArmKinematics(arm.model()), 20, 1e-4, 1e-3);
    double[] home = arm.home().stream().mapToDouble(q -> q).limit(arm.model().armDof()).toArray();
    Transform xBaseTool = arm.xWorldBase().inverse().times(xWorldTool);
    assertTrue(ik.solve(xBaseTool, home, 1).isPresent(), () -> "no way to " + xWorldTool);
  }
}
