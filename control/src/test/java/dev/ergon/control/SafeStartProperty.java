package dev.ergon.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotModel;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Wherever the arm is found, the first command and those until an action begins leave it there. */
class SafeStartProperty {
  private final RobotModel model = PandaWithGripper.model();

  @Property(tries = 100)
  void theFirstCommandIsTheMeasuredPoseAndArmingMovesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    double[] pose = new double[model.actuatedCount()];
    for (int i = 0; i < pose.length; i++) {
      JointLimits limits = model.limits(i);
      pose[i] = limits.lower() + random.nextDouble() * (limits.upper() - limits.lower());
    }
    Rig rig = new Rig(model, Spaces.toolSteps(), ControlConfig.DEFAULT, pose);
    rig.tick();
    assertIsAt(pose, rig);
    rig.start(() -> assertIsAt(pose, rig));
    assertTrue(rig.offer(0.2, new double[] {0.03, 0, 0, 0, 0, 0, 1, 0}).accepted());
    double[] before = pose.clone();
    for (int cycle = 0; cycle < 50; cycle++) {
      rig.tick();
      for (int i = 0; i < model.armDof(); i++) {
        // The ramp in: no joint moves farther in a cycle than its jerk lets it from rest.
        double step = rig.command.position(i) - before[i];
        double seconds = (cycle + 1) * rig.periodNanos * 1e-9;
        double most = model.limits(i).jerk() * seconds * seconds / 2 * rig.periodNanos * 1e-9;
        assertTrue(Math.abs(step) <= most, "joint " + i + " steps " + step + " of " + most);
        before[i] = rig.command.position(i);
      }
    }
  }

  private static void assertIsAt(double[] pose, Rig rig) {
    for (int i = 0; i < pose.length; i++) {
      assertEquals(pose[i], rig.command.position(i));
      assertEquals(0, rig.command.velocity(i));
    }
  }
}
