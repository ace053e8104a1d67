package dev.ergon.control.kinematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InverseKinematicsTest {
  private final ArmKinematics arm = new ArmKinematics(TestArms.panda());
  private final InverseKinematics solver = new InverseKinematics(arm, 20, 1e-6, 1e-6);
  private final double[] home = {0, -0.785, 0, -2.356, 0, 1.571, 0.785};

  @Test
  void findsEveryPoseThatForwardKinematicsReaches() {
    var random = new SplittableRandom(5);
    var data = arm.newData();
    for (int sample = 0; sample < 100; sample++) {
      double[] q = new double[7];
      for (int i = 0; i < 7; i++) {
        q[i] = random.nextDouble(arm.limits(i).lower(), arm.limits(i).upper());
      }
      arm.forward(q, data);
      Transform target = toolPose(data);
      IkSolution found = solver.solve(target, home, sample).orElseThrow();
      arm.forward(found.position(), data);
      assertEquals(0, toolPose(data).translation().distanceTo(target.translation()), 1e-6);
      assertEquals(0, toolPose(data).rotation().angleTo(target.rotation()), 1e-6);
      for (int i = 0; i < 7; i++) {
        double at = found.position()[i];
        assertEquals(arm.limits(i).clampPosition(at), at, "joint " + i + " inside its limits");
      }
    }
  }

  @Test
  void sameSeedSameAnswer() {
    var target = new Transform(new Vec3(0.5, 0.1, 0.2), new Quaternion(0, 1, 0, 0));
    assertArrayEquals(
        solver.solve(target, home, 9).orElseThrow().position(),
        solver.solve(target, home, 9).orElseThrow().position());
  }

  @Test
  void givesUpOnAPoseOutOfReach() {
    var target = new Transform(new Vec3(2, 0, 0), Quaternion.IDENTITY);
    assertTrue(solver.solve(target, home, 1).isEmpty());
  }

  private static Transform toolPose(KinematicsData data) {
    double[] p = data.toolPosition();
    double[] q = data.toolQuaternion();
    return new Transform(new Vec3(p[0], p[1], p[2]), new Quaternion(q[0], q[1], q[2], q[3]));
  }
}
