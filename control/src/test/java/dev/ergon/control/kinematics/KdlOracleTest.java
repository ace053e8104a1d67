package dev.ergon.control.kinematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.dynamics.ArmDynamics;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Compares with what Orocos KDL says of the same arms (control/src/test/oracle). Tolerance 1e-12 on
 * geometry of order 1, 1e-10 on torques of order 100: rounding of a product of up to 9 transforms.
 */
class KdlOracleTest {
  @ParameterizedTest
  @ValueSource(strings = {"panda", "slide5", "screw6", "long8"})
  void agreesWithKdlOnPoseJacobianAndTorque(String name) {
    var model = TestArms.arm(name);
    var arm = new ArmKinematics(model);
    var data = arm.newData();
    var dynamics = new ArmDynamics(model, arm, ArmDynamics.GRAVITY_DOWN);
    var dynamicsData = dynamics.newData();
    int n = arm.dof();
    List<double[]> rows =
        TestArms.lines("oracle.csv").stream()
            .map(line -> line.split(","))
            .filter(cells -> cells[0].equals(name))
            .map(cells -> TestArms.numbers(cells, 1))
            .collect(Collectors.toList());
    assertEquals(25, rows.size());
    for (double[] row : rows) {
      double[] q = Arrays.copyOfRange(row, 0, n);
      double[] qd = Arrays.copyOfRange(row, n, 2 * n);
      double[] qdd = Arrays.copyOfRange(row, 2 * n, 3 * n);
      arm.forward(q, data);
      arm.jacobian(data);
      int at = 3 * n;
      assertArrayEquals(Arrays.copyOfRange(row, at, at + 3), data.toolPosition(), 1e-12);
      assertArrayEquals(Arrays.copyOfRange(row, at + 3, at + 12), data.toolRotation(), 1e-12);
      at += 12;
      assertArrayEquals(Arrays.copyOfRange(row, at, at + 6 * n), data.jacobian(), 1e-12);
      at += 6 * n;
      double[] torque = new double[n];
      dynamics.inverse(q, qd, qdd, dynamicsData, torque);
      assertArrayEquals(Arrays.copyOfRange(row, at, at + n), torque, 1e-10);
      dynamics.gravity(q, dynamicsData, torque);
      assertArrayEquals(Arrays.copyOfRange(row, at + n, at + 2 * n), torque, 1e-10);
    }
  }
}
