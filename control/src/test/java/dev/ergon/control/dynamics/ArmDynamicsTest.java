package dev.ergon.control.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.AllocationMeter;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.TestArms;
import dev.ergon.core.geometry.Vec3;
import org.junit.jupiter.api.Test;

/** {@code KdlOracleTest} compares torques with KDL's. */
class ArmDynamicsTest {
  private static final double[] AT = {0.1, -0.3, 0.2, -1.5, 0.4, 1.2, 0.5};

  @Test
  void holdingTorqueIsTheSlopeOfPotentialEnergy() {
    var model = TestArms.panda();
    var kinematics = new ArmKinematics(model);
    var upright = new ArmDynamics(model, kinematics, ArmDynamics.GRAVITY_DOWN);
    var data = upright.newData();
    double[] torque = new double[7];
    upright.gravity(AT, data, torque);
    assertEquals(0, torque[0], 1e-12, "a vertical axis bears no weight");
    for (int joint = 1; joint < 7; joint++) {
      double h = 1e-6;
      double[] plus = AT.clone();
      plus[joint] += h;
      double[] minus = AT.clone();
      minus[joint] -= h;
      double slope =
          (potentialEnergy(kinematics, plus) - potentialEnergy(kinematics, minus)) / 2 / h;
      assertEquals(slope, torque[joint], 1e-6);
    }
  }

  @Test
  void weightlessArmAtRestNeedsNoTorque() {
    var model = TestArms.panda();
    var free = new ArmDynamics(model, new ArmKinematics(model), Vec3.ZERO);
    double[] torque = new double[7];
    free.gravity(AT, free.newData(), torque);
    for (double t : torque) {
      assertEquals(0, t);
    }
  }

  @Test
  void allocatesNothing() {
    var model = TestArms.panda();
    var arm = new ArmDynamics(model, new ArmKinematics(model), ArmDynamics.GRAVITY_DOWN);
    var data = arm.newData();
    double[] torque = new double[7];
    Runnable cycle =
        () -> {
          arm.inverse(AT, AT, AT, data, torque);
          arm.gravity(AT, data, torque);
        };
    assertEquals(0, AllocationMeter.bytesAllocated(10_000, cycle));
  }

  /** The sum of mass times height over the links of arms.csv: their centres, carried along. */
  private static double potentialEnergy(ArmKinematics kinematics, double[] q) {
    var data = kinematics.newData();
    kinematics.forward(q, data);
    double energy = 0;
    double[] at = new double[3];
    for (var link : TestArms.panda().description().links()) {
      var inertial = link.inertial();
      if (inertial != null) {
        var placement = kinematics.placementOf(link.name());
        Vec3 c = placement.inBody().apply(inertial.origin().translation());
        data.pointInBase(placement.body(), c.x(), c.y(), c.z(), at, 0);
        energy += inertial.massKg() * 9.80665 * at[2];
      }
    }
    return energy;
  }
}
