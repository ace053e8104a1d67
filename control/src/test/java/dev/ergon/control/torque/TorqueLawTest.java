package dev.ergon.control.torque;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.AllocationMeter;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.TestArms;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Against torques that Orocos KDL computed; see {@code KdlOracleTest}. */
class TorqueLawTest {
  private static final int N = 7;
  private static final double LIMIT = 50;
  private static final double FULL_ERROR = 0.1;
  private static final double DAMPING_S = 0.05;

  private final RobotModel model = TestArms.panda();
  private final JointCommandBuffer command = new JointCommandBuffer(N);
  private final JointStateBuffer measured = new JointStateBuffer(N);
  private final double[] row =
      TestArms.lines("oracle.csv").stream()
          .map(line -> line.split(","))
          .filter(cells -> cells[0].equals("panda"))
          .map(cells -> TestArms.numbers(cells, 1))
          .findFirst()
          .orElseThrow();
  private final double[] q = Arrays.copyOfRange(row, 0, N);
  private final double[] qd = Arrays.copyOfRange(row, N, 2 * N);
  private final double[] qdd = Arrays.copyOfRange(row, 2 * N, 3 * N);
  private final int torqueAt = 3 * N + 12 + 6 * N;
  private final double[] kdlTorque = Arrays.copyOfRange(row, torqueAt, torqueAt + N);
  private final double[] kdlGravity = Arrays.copyOfRange(row, torqueAt + N, torqueAt + 2 * N);

  private TorqueLaw law(TorqueMode mode) {
    double[] limits = new double[N];
    Arrays.fill(limits, LIMIT);
    return new TorqueLaw(
        model,
        new ArmKinematics(model),
        new TorqueOptions(mode, FULL_ERROR, Math.round(DAMPING_S * 1e9), 1000),
        limits);
  }

  private void command(double[] position, double[] velocity) {
    for (int i = 0; i < N; i++) {
      command.set(i, position[i], velocity[i], 0);
    }
  }

  private void measure(double[] position, double[] velocity) {
    for (int i = 0; i < N; i++) {
      measured.set(i, position[i], velocity[i], 0);
    }
  }

  @Test
  void feedForwardIsWhatTheCommandedMotionNeeds() {
    command(q, qd);
    measure(new double[N], new double[N]);
    double[] got = law(TorqueMode.FEED_FORWARD).propose(command, qdd, measured, true);
    assertArrayEquals(kdlTorque, got, 1e-10);
  }

  @Test
  void impedanceAtRestIsGravityAndASpringAndADamper() {
    double[] wanted = q.clone();
    double[] expected = kdlGravity.clone();
    for (int i = 0; i < N; i++) {
      double error = 0.01 * (i + 1);
      wanted[i] += error;
      expected[i] += LIMIT / FULL_ERROR * (error - DAMPING_S * qd[i]);
    }
    command(wanted, new double[N]);
    measure(q, qd);
    double[] got = law(TorqueMode.IMPEDANCE).propose(command, new double[N], measured, true);
    assertArrayEquals(expected, got, 1e-9);
  }

  @Test
  void withoutAValidStateNothingPulls() {
    command(q, qd);
    double[] nowhere = new double[N];
    Arrays.fill(nowhere, Double.NaN);
    measure(nowhere, nowhere);
    double[] got = law(TorqueMode.IMPEDANCE).propose(command, qdd, measured, false);
    assertArrayEquals(kdlTorque, got, 1e-10);
  }

  @Test
  void allocatesNothing() {
    command(q, qd);
    measure(q, qd);
    TorqueLaw law = law(TorqueMode.IMPEDANCE);
    assertEquals(
        0, AllocationMeter.bytesAllocated(10_000, () -> law.propose(command, qdd, measured, true)));
  }
}
