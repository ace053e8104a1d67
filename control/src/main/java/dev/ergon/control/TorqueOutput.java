package dev.ergon.control;

import dev.ergon.control.envelope.Envelope;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.envelope.TorqueGuard;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.torque.TorqueLaw;
import dev.ergon.control.torque.TorqueMode;
import dev.ergon.control.torque.TorqueOptions;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import org.jspecify.annotations.Nullable;

/**
 * Adds the joint torques to a command, for robots that take them. The first is what holds the arm
 * where it is measured to be. Owned by the control thread. Real-time safe.
 */
final class TorqueOutput {
  private final TorqueLaw law;
  private final TorqueGuard guard;
  private final double[] acceleration;
  private boolean seeded;

  private TorqueOutput(TorqueLaw law, TorqueGuard guard, int dof) {
    this.law = law;
    this.guard = guard;
    acceleration = new double[dof];
  }

  /**
   * Null where the robot takes positions.
   *
   * @throws InvalidInputException if torques are wanted and a joint's greatest is not known
   */
  static @Nullable TorqueOutput of(RobotModel model, ArmKinematics arm, ControlConfig config) {
    TorqueOptions options = config.torque();
    if (options.mode() == TorqueMode.NONE) {
      return null;
    }
    double[] limits = new double[model.armDof()];
    for (int i = 0; i < limits.length; i++) {
      Joint joint = model.armJoints().get(i);
      limits[i] = joint.limits().effort();
      if (Double.isInfinite(limits[i])) {
        throw new InvalidInputException(
            "control torque.mode %s: got no effort limit of joint '%s', wanted one in %s"
                .formatted(options.mode(), joint.name(), "the robot's description"));
      }
    }
    return new TorqueOutput(
        new TorqueLaw(model, arm, options, limits),
        new TorqueGuard(limits, options.rateNmPerS(), config.periodNanos() * 1e-9),
        limits.length);
  }

  /** Sets the efforts of {@code command}; answers the limit that changed them. */
  EnvelopeLimit write(
      JointCommandBuffer command, Envelope envelope, JointStateBuffer measured, boolean healthy) {
    if (!seeded && !healthy) {
      return EnvelopeLimit.NONE;
    }
    if (!seeded) {
      guard.seed(law.holdAt(measured));
      seeded = true;
    }
    for (int i = 0; i < acceleration.length; i++) {
      acceleration[i] = envelope.acceleration(i);
    }
    EnvelopeLimit hit = guard.step(law.propose(command, acceleration, measured, healthy));
    for (int i = 0; i < acceleration.length; i++) {
      command.set(i, command.position(i), command.velocity(i), guard.torque(i));
    }
    return hit;
  }
}
