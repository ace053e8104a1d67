package dev.ergon.control.torque;

import dev.ergon.control.dynamics.ArmDynamics;
import dev.ergon.control.dynamics.DynamicsData;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;

/**
 * Proposes the arm's joint torques: inverse dynamics of the commanded motion and, for impedance,
 * {@code K (q_d - q) + D (dq_d - dq)} about it, with the load taken at the measured position. The
 * torque guard of the envelope has the last word. Owned by the control thread. Real-time safe.
 */
public final class TorqueLaw {
  private final int dof;
  private final boolean impedance;
  private final double[] stiffness;
  private final double dampingS;
  private final ArmDynamics dynamics;
  private final DynamicsData data;
  private final double[] position;
  private final double[] velocity;
  private final double[] acceleration;
  private final double[] torque;

  /**
   * @param limits the arm joints' greatest torques, N m or N
   */
  public TorqueLaw(RobotModel model, ArmKinematics arm, TorqueOptions options, double[] limits) {
    dof = model.armDof();
    impedance = options.mode() == TorqueMode.IMPEDANCE;
    dampingS = options.dampingNanos() * 1e-9;
    dynamics = new ArmDynamics(model, arm, ArmDynamics.GRAVITY_DOWN);
    data = dynamics.newData();
    stiffness = new double[dof];
    for (int i = 0; i < dof; i++) {
      stiffness[i] = limits[i] / options.fullTorqueErrorRad();
    }
    position = new double[dof];
    velocity = new double[dof];
    acceleration = new double[dof];
    torque = new double[dof];
  }

  /**
   * Computes the torques [dof] for a command, a live view. Without a valid state of the robot they
   * are what the commanded motion needs, and nothing pulls.
   *
   * @param commandedAcceleration of the arm's joints, rad/s^2 or m/s^2
   */
  public double[] propose(
      JointCommandBuffer command,
      double[] commandedAcceleration,
      JointStateBuffer measured,
      boolean measuredIsValid) {
    boolean pulls = impedance && measuredIsValid;
    for (int i = 0; i < dof; i++) {
      position[i] = pulls ? measured.position(i) : command.position(i);
      velocity[i] = command.velocity(i);
      acceleration[i] = commandedAcceleration[i];
    }
    dynamics.inverse(position, velocity, acceleration, data, torque);
    for (int i = 0; i < dof && pulls; i++) {
      double error = command.position(i) - measured.position(i);
      double slip = command.velocity(i) - measured.velocity(i);
      torque[i] += stiffness[i] * (error + dampingS * slip);
    }
    return torque;
  }

  /** Computes the torques [dof] that hold the arm still where it is measured to be, a live view. */
  public double[] holdAt(JointStateBuffer measured) {
    for (int i = 0; i < dof; i++) {
      position[i] = measured.position(i);
    }
    dynamics.gravity(position, data, torque);
    return torque;
  }
}
