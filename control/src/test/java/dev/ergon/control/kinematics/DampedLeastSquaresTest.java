package dev.ergon.control.kinematics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.AllocationMeter;
import dev.ergon.core.robot.so101.So101;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DampedLeastSquaresTest {
  private static final double[] BENT = {0.1, -0.3, 0.2, -1.5, 0.4, 1.6, 0.5};
  private static final double PERIOD_S = 0.01;

  private final ArmKinematics arm = new ArmKinematics(TestArms.panda());
  private final KinematicsData data = arm.newData();
  private final DampedLeastSquares solver = new DampedLeastSquares(arm, DampingOptions.DEFAULT);
  private final double[] velocity = new double[7];

  @Test
  void followsTheTwistExactlyAwayFromSingularities() {
    double[] twist = {0.1, -0.2, 0.15, 0.3, 0.1, -0.2};
    assertEquals(VelocityIkStatus.OK, solveAt(BENT, twist));
    double[] reached = new double[6];
    data.toolTwist(velocity, reached);
    assertArrayEquals(twist, reached, 1e-12);
    assertEquals(1, solver.scale());
  }

  @ParameterizedTest
  @ValueSource(strings = {"panda", "slide5", "screw6", "long8"})
  void conditionNumberMatchesEjmlsSvd(String name) {
    var other = new ArmKinematics(TestArms.arm(name));
    var otherData = other.newData();
    var otherSolver = new DampedLeastSquares(other, DampingOptions.DEFAULT);
    var random = new SplittableRandom(11);
    int n = other.dof();
    for (int sample = 0; sample < 200; sample++) {
      double[] q = random.doubles(n, -2.5, 2.5).toArray();
      other.forward(q, otherData);
      other.jacobian(otherData);
      otherSolver.solve(q, otherData, new double[6], new double[n]);
      double[] values = SingularOps_DDRM.singularValues(inArmLengths(other, otherData));
      double min = Double.POSITIVE_INFINITY;
      double max = 0;
      for (int i = 0; i < Math.min(6, n); i++) {
        min = Math.min(min, values[i]);
        max = Math.max(max, values[i]);
      }
      assertEquals(1, otherSolver.conditionNumber() / (max / min), 1e-6, () -> "at seed 11");
    }
  }

  /** The Jacobian with lengths in metres, or in arm's lengths where the arm is shorter than one. */
  private static DMatrixRMaj inArmLengths(ArmKinematics arm, KinematicsData data) {
    DMatrixRMaj jacobian = new DMatrixRMaj(DMatrixRMaj.wrap(6, arm.dof(), data.jacobian()));
    for (int row = 0; row < 3; row++) {
      CommonOps_DDRM.scaleRow(1 / Math.min(1, arm.lengthM()), jacobian, row);
    }
    return jacobian;
  }

  @Test
  void isNotCalledSingularForBeingSmall() {
    var so101 = new ArmKinematics(So101.model());
    var solver = new DampedLeastSquares(so101, DampingOptions.DEFAULT);
    var so101Data = so101.newData();
    double[] aboveTheTable = {-0.1429, -0.3045, 0.506, 1.3692, -1.7137};
    so101.forward(aboveTheTable, so101Data);
    so101.jacobian(so101Data);
    double[] forwards = {0, 0.1, 0.1, -0.2, 0};
    double[] twist = new double[6];
    so101Data.toolTwist(forwards, twist);
    double[] found = new double[5];
    assertEquals(VelocityIkStatus.OK, solver.solve(aboveTheTable, so101Data, twist, found));
    assertArrayEquals(forwards, found, 1e-10);
  }

  @Test
  void fiveJointsSolveInTheLeastSquaresSense() {
    var five = new ArmKinematics(TestArms.arm("slide5"));
    var fiveData = five.newData();
    double[] q = {0.4, -0.6, 0.3, 0.9, 0.2};
    five.forward(q, fiveData);
    five.jacobian(fiveData);
    double[] wanted = {0.1, -0.2, 0.3, 0.1, 0.2};
    double[] twist = new double[6];
    fiveData.toolTwist(wanted, twist);
    double[] found = new double[5];
    var status =
        new DampedLeastSquares(five, DampingOptions.DEFAULT).solve(q, fiveData, twist, found);
    assertEquals(VelocityIkStatus.OK, status);
    assertArrayEquals(wanted, found, 1e-10);
  }

  @Test
  void slowsThenHaltsOnTheWayToAStraightElbow() {
    double[] q = BENT.clone();
    boolean slowed = false;
    double lastScale = 1;
    double worstCondition = 0;
    VelocityIkStatus status = VelocityIkStatus.OK;
    for (int cycle = 0; cycle < 5000 && status != VelocityIkStatus.HALTED_SINGULAR; cycle++) {
      status = solveAt(q, outwards(q, 0.2));
      worstCondition = Math.max(worstCondition, solver.conditionNumber());
      slowed |= status == VelocityIkStatus.SLOWED;
      if (status == VelocityIkStatus.SLOWED) {
        assertTrue(solver.scale() <= lastScale + 1e-9, "speed falls all the way in");
        lastScale = solver.scale();
      }
      for (int i = 0; i < 7; i++) {
        assertTrue(Math.abs(velocity[i]) < 10, "joint speed stays moderate: " + velocity[i]);
        q[i] += PERIOD_S * velocity[i];
      }
    }
    assertTrue(slowed);
    assertTrue(lastScale < 0.05, "nearly at rest before the halt: " + lastScale);
    assertTrue(worstCondition < 30.5, "halted at " + worstCondition);
  }

  @Test
  void leavesAStraightElbow() {
    double[] q = BENT.clone();
    for (int cycle = 0; cycle < 3000; cycle++) {
      solveAt(q, outwards(q, 0.2));
      step(q);
    }
    assertTrue(solver.conditionNumber() > 25, "starts deep in: " + solver.conditionNumber());
    double before = solver.conditionNumber();
    for (int cycle = 0; cycle < 300; cycle++) {
      assertNotEquals(VelocityIkStatus.HALTED_SINGULAR, solveAt(q, outwards(q, -0.1)));
      assertTrue(solver.conditionNumber() <= before + 1e-9);
      before = solver.conditionNumber();
      step(q);
    }
    assertTrue(before < 17, "out again: " + before);
  }

  @Test
  void leavesEvenAnExactSingularity() {
    // Wrist and elbow straight: the Jacobian has lost a direction.
    double[] q = {0, 0, 0, 0, 0, 0, 0};
    double before = Double.POSITIVE_INFINITY;
    for (int cycle = 0; cycle < 400; cycle++) {
      assertEquals(VelocityIkStatus.SLOWED, solveAt(q, new double[] {0, 0, -0.05, 0, 0.1, 0}));
      assertTrue(solver.conditionNumber() <= before);
      before = solver.conditionNumber();
      step(q);
      for (int i = 0; i < 7; i++) {
        assertTrue(Math.abs(velocity[i]) < 1, "joint " + i + " at " + velocity[i] + " rad/s");
      }
    }
    assertTrue(before < 100, "on the way out: " + before);
  }

  @Test
  void nullSpacePullsFromTheStopWithoutMovingTheTool() {
    double[] q = BENT.clone();
    q[2] = 2.7;
    assertEquals(VelocityIkStatus.OK, solveAt(q, new double[6]));
    assertTrue(velocity[2] < -0.01, "away from the upper stop: " + velocity[2]);
    double[] twist = new double[6];
    data.toolTwist(velocity, twist);
    assertArrayEquals(new double[6], twist, 1e-12);
  }

  @Test
  void refusesNumbersThatAreNotFinite() {
    velocity[0] = 5;
    assertEquals(
        VelocityIkStatus.REFUSED_NOT_FINITE,
        solveAt(BENT, new double[] {Double.NaN, 0, 0, 0, 0, 0}));
    assertArrayEquals(new double[7], velocity);
    double[] lost = BENT.clone();
    lost[3] = Double.POSITIVE_INFINITY;
    assertEquals(VelocityIkStatus.REFUSED_NOT_FINITE, solveAt(lost, new double[6]));
    assertArrayEquals(new double[7], velocity);
  }

  @Test
  void allocatesNothingNearAndFarFromASingularity() {
    double[] twist = {0.1, 0, 0.1, 0, 0, 0};
    double[] straight = {0.1, 0.3, 0.2, -0.08, 0.4, 1.6, 0.5};
    Runnable cycle =
        () -> {
          solveAt(BENT, twist);
          solveAt(straight, twist);
        };
    assertEquals(0, AllocationMeter.bytesAllocated(10_000, cycle));
  }

  /** A twist away from the shoulder, at {@code speed} m/s. */
  private double[] outwards(double[] q, double speed) {
    arm.forward(q, data);
    double x = data.toolPosition()[0];
    double y = data.toolPosition()[1];
    double z = data.toolPosition()[2] - 0.333;
    double norm = Math.sqrt(x * x + y * y + z * z);
    return new double[] {speed * x / norm, speed * y / norm, speed * z / norm, 0, 0, 0};
  }

  private VelocityIkStatus solveAt(double[] q, double[] twist) {
    arm.forward(q, data);
    arm.jacobian(data);
    return solver.solve(q, data, twist, velocity);
  }

  private void step(double[] q) {
    for (int i = 0; i < 7; i++) {
      q[i] += PERIOD_S * velocity[i];
    }
  }
}
