package dev.ergon.sim.embedded;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;

/**
 * Moves the tool of a simulated arm in straight lines: damped least squares on each step's twist,
 * joint commands every 10 ms. Stands in for the control layer where a test needs only motion.
 */
final class ToolDriver {
  private static final long PERIOD_NANOS = 10_000_000;
  private static final double DAMPING = 1e-4;

  private final EmbeddedSimulator simulator;
  private final RobotModel model;
  private final JointCommandBuffer command;
  private final double[] joints;
  private double gripper;
  private double worstLagM;

  ToolDriver(EmbeddedSimulator simulator) {
    this.simulator = simulator;
    model = simulator.robot().model();
    command = new JointCommandBuffer(model.actuatedCount());
    joints = new double[model.armDof()];
    WorldState world = simulator.world();
    for (int i = 0; i < joints.length; i++) {
      joints[i] = world.joints().position(i);
    }
    gripper = world.joints().position(joints.length);
    simulator.robot().enable();
  }

  /** The largest distance so far between the tool and where it was sent, after each command. */
  double worstLagM() {
    return worstLagM;
  }

  /** The commanded tool pose. */
  Transform commanded() {
    Transform pose = Transform.IDENTITY;
    int arm = 0;
    for (Joint joint : model.chain()) {
      pose = pose.times(joint.origin());
      if (joint.isActuated()) {
        pose = pose.times(turn(joint, joints[arm++]));
      }
    }
    return pose;
  }

  /** Moves by a step of position and rotation (base frame) in {@code nanos}. */
  void move(Vec3 step, Vec3 rotation, double gripperM, long nanos) {
    Transform from = commanded();
    long cycles = nanos / PERIOD_NANOS;
    for (long i = 1; i <= cycles; i++) {
      double part = smooth((double) i / cycles);
      Transform goal =
          new Transform(
              from.translation().plus(step.times(part)),
              Quaternion.ofRotationVector(rotation.times(part)).times(from.rotation()));
      double[] before = joints.clone();
      for (int k = 0; k < 3; k++) {
        solve(goal);
      }
      double maxGripperStep = 0.1 * PERIOD_NANOS * 1e-9;
      double gripperStep = Math.max(-maxGripperStep, Math.min(maxGripperStep, gripperM - gripper));
      gripper += gripperStep;
      for (int j = 0; j < joints.length; j++) {
        command.set(j, before[j], (joints[j] - before[j]) / (PERIOD_NANOS * 1e-9), 0);
      }
      command.set(joints.length, gripper, 0, 0);
      simulator.robot().write(command);
      simulator.advanceTo(simulator.clock().nanos() + PERIOD_NANOS);
      Vec3 reached = simulator.world().xWorldTool().translation();
      worstLagM = Math.max(worstLagM, reached.distanceTo(goal.translation()));
    }
  }

  /** Moves to a place, no faster than {@code speed} in m/s. */
  void moveTo(Vec3 target, double gripperM, double speed) {
    Vec3 step = target.minus(commanded().translation());
    long cycles = (long) Math.ceil(1.875 * step.norm() / speed / (PERIOD_NANOS * 1e-9));
    move(step, Vec3.ZERO, gripperM, Math.max(1, cycles) * PERIOD_NANOS);
  }

  void hold(double gripperM, long nanos) {
    move(Vec3.ZERO, Vec3.ZERO, gripperM, nanos);
  }

  /** From 0 to 1 without a jump of speed or acceleration; the top speed is 15/8 of the mean. */
  private static double smooth(double s) {
    return s * s * s * (10 + s * (-15 + 6 * s));
  }

  private static Transform turn(Joint joint, double angle) {
    return new Transform(Vec3.ZERO, Quaternion.ofAxisAngle(joint.axis(), angle));
  }

  private void solve(Transform goal) {
    Transform tool = commanded();
    Vec3 linear = goal.translation().minus(tool.translation());
    Vec3 angular = goal.rotation().times(tool.rotation().inverse()).toRotationVector();
    double[] error = {linear.x(), linear.y(), linear.z(), angular.x(), angular.y(), angular.z()};
    double[][] jacobian = jacobian(tool.translation());
    double[][] normal = new double[6][7];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        for (int k = 0; k < joints.length; k++) {
          normal[i][j] += jacobian[i][k] * jacobian[j][k];
        }
      }
      normal[i][i] += DAMPING;
      normal[i][6] = error[i];
    }
    double[] solved = gauss(normal);
    for (int k = 0; k < joints.length; k++) {
      for (int i = 0; i < 6; i++) {
        joints[k] += jacobian[i][k] * solved[i];
      }
    }
  }

  private double[][] jacobian(Vec3 tool) {
    double[][] jacobian = new double[6][joints.length];
    Transform pose = Transform.IDENTITY;
    int arm = 0;
    List<Joint> chain = model.chain();
    for (Joint joint : chain) {
      pose = pose.times(joint.origin());
      if (joint.isActuated()) {
        Vec3 axis = pose.rotation().rotate(joint.axis());
        Vec3 lever = axis.cross(tool.minus(pose.translation()));
        double[] column = {lever.x(), lever.y(), lever.z(), axis.x(), axis.y(), axis.z()};
        for (int i = 0; i < 6; i++) {
          jacobian[i][arm] = column[i];
        }
        pose = pose.times(turn(joint, joints[arm++]));
      }
    }
    return jacobian;
  }

  private static double[] gauss(double[][] a) {
    int n = a.length;
    for (int i = 0; i < n; i++) {
      for (int r = i + 1; r < n; r++) {
        double f = a[r][i] / a[i][i];
        for (int c = i; c <= n; c++) {
          a[r][c] -= f * a[i][c];
        }
      }
    }
    double[] x = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      x[i] = a[i][n];
      for (int c = i + 1; c < n; c++) {
        x[i] -= a[i][c] * x[c];
      }
      x[i] /= a[i][i];
    }
    return x;
  }
}
