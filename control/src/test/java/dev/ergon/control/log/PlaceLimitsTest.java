package dev.ergon.control.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceLimitsTest {
  private final RobotModel model = PandaWithGripper.model();

  /** What is broken when the elbow and wrist bend down from home, under {@code overrides}. */
  private List<String> brokenOnTheWayDown(String... overrides) {
    var limits = new PlaceLimits(model, ControlConfig.of(overrides).envelope());
    List<String> broken = new ArrayList<>();
    double[] q = new double[model.armDof()];
    System.arraycopy(PandaWithGripper.HOME, 0, q, 0, q.length);
    for (int i = 0; i < 200; i++) {
      q[1] += 0.006;
      limits.look(q, (what, gotM) -> broken.add(what));
    }
    return broken;
  }

  @Test
  void itsOwnKinematicsAgreeWithThePlannersWithin1e9() {
    var arm = new PlacedArm(model);
    var kinematics = new ArmKinematics(model);
    var data = kinematics.newData();
    Random random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double[] q = random.doubles(model.armDof(), -2, 2).toArray();
      arm.place(q);
      kinematics.forward(q, data);
      double[] p = data.toolPosition();
      assertTrue(arm.tool().distanceTo(new Vec3(p[0], p[1], p[2])) < 1e-9);
    }
  }

  @Test
  void findsLinksInTheTable() {
    assertEquals(List.of(), brokenOnTheWayDown("envelope.table_height=-3 m"));
    assertTrue(brokenOnTheWayDown("envelope.table_height=0.3 m").toString().contains("table"));
  }

  @Test
  void findsLinksInAKeepOutBox() {
    String below = "{name: below, lower: [-2 m, -2 m, -3 m], upper: [2 m, 2 m, 0.3 m]}";
    String away = "{name: away, lower: [-2 m, -2 m, -3 m], upper: [2 m, 2 m, -2 m]}";
    assertTrue(
        brokenOnTheWayDown("envelope.keep_out=[" + away + ", " + below + "]")
            .toString()
            .contains("keep-out"));
    assertEquals(List.of(), brokenOnTheWayDown("envelope.keep_out=[" + away + "]"));
  }

  @Test
  void findsAToolOutsideTheWorkspace() {
    assertTrue(
        brokenOnTheWayDown(
                "envelope.workspace={name: high, lower: [-2 m, -2 m, 0.4 m], upper: [2 m, 2 m, 2 m]}")
            .toString()
            .contains("workspace"));
  }

  @Test
  void findsLinksInOneAnother() {
    var limits = new PlaceLimits(model, ControlConfig.DEFAULT.envelope());
    List<String> broken = new ArrayList<>();
    double[] q = new double[model.armDof()];
    // The elbow folds the forearm onto the upper arm, far beyond what the joint allows.
    for (int i = 0; i < 600; i++) {
      q[3] = -0.1 - i * 0.005;
      limits.look(q, (what, gotM) -> broken.add(what));
    }
    assertTrue(broken.toString().contains("one another"), broken::toString);
  }

  @Test
  void anArmThatWasFoundInAForbiddenPlaceMayLeaveItButGoNoFurtherIn() {
    String high = "{name: high, lower: [-2 m, -2 m, 0.9 m], upper: [2 m, 2 m, 2 m]}";
    var limits = new PlaceLimits(model, ControlConfig.of("envelope.workspace=" + high).envelope());
    List<String> broken = new ArrayList<>();
    double[] q = new double[model.armDof()];
    System.arraycopy(PandaWithGripper.HOME, 0, q, 0, q.length);
    limits.look(q, (what, gotM) -> broken.add(what));
    q[1] -= 0.01;
    limits.look(q, (what, gotM) -> broken.add(what));
    assertEquals(List.of(), broken);
    assertTrue(limits.leastRoom().workspaceM() < 0);
    q[1] += 0.02;
    limits.look(q, (what, gotM) -> broken.add(what));
    assertEquals(1, broken.size());
  }
}
