package dev.ergon.control.torque;

import dev.ergon.control.dynamics.ArmDynamics;
import dev.ergon.control.dynamics.DynamicsData;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.core.robot.RobotModel;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** An arm that nothing but torques moves: forward dynamics, a little friction, explicit steps. */
final class TorqueArm {
  private static final double FRICTION = 0.5;

  /**
   * Of the motors, seen from the joints; without it the wrist would be lighter than any real one.
   */
  private static final double ROTOR_KG_M2 = 0.1;

  final double[] position;
  final double[] velocity;
  private final int n;
  private final ArmDynamics dynamics;
  private final DynamicsData data;

  TorqueArm(RobotModel model, double[] start) {
    n = model.armDof();
    dynamics = new ArmDynamics(model, new ArmKinematics(model), ArmDynamics.GRAVITY_DOWN);
    data = dynamics.newData();
    position = start.clone();
    velocity = new double[n];
  }

  /** {@code M(q) a = torque - h(q, v) - friction}, integrated over {@code seconds}. */
  void step(double[] torque, double seconds) {
    var mass = new DMatrixRMaj(n, n);
    double[] zero = new double[n];
    double[] gravity = new double[n];
    dynamics.inverse(position, zero, zero, data, gravity);
    for (int k = 0; k < n; k++) {
      double[] unit = new double[n];
      unit[k] = 1;
      double[] column = new double[n];
      dynamics.inverse(position, zero, unit, data, column);
      for (int i = 0; i < n; i++) {
        mass.set(i, k, column[i] - gravity[i] + (i == k ? ROTOR_KG_M2 : 0));
      }
    }
    double[] bias = new double[n];
    dynamics.inverse(position, velocity, zero, data, bias);
    var force = new DMatrixRMaj(n, 1);
    for (int i = 0; i < n; i++) {
      force.set(i, torque[i] - bias[i] - FRICTION * velocity[i]);
    }
    var acceleration = new DMatrixRMaj(n, 1);
    if (!CommonOps_DDRM.solve(mass, force, acceleration)) {
      throw new IllegalStateException("the mass matrix has no inverse");
    }
    for (int i = 0; i < n; i++) {
      velocity[i] += acceleration.get(i) * seconds;
      position[i] += velocity[i] * seconds;
    }
  }
}
