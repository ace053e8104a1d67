package dev.ergon.hardware.so101;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.so101.So101;
import dev.ergon.hardware.feetech.StsServo;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoJoint;
import java.util.List;

/**
 * What a calibration makes of an SO-101. An arm joint stands at zero in the middle of its
 * calibrated range; the gripper is closed at the lower end of its own.
 */
final class So101Arm {
  private So101Arm() {}

  /**
   * The joints with their servos; limits are those of the description inside what was calibrated.
   */
  static ServoArm calibrated(ArmCalibration calibration) {
    RobotModel nominal = So101.model();
    List<ServoJoint> servos =
        nominal.actuatedJoints().stream()
            .map(joint -> servo(joint, calibration.of(joint.name())))
            .toList();
    RobotDescription description = nominal.description();
    List<Joint> joints =
        description.joints().stream().map(joint -> narrowed(joint, servos)).toList();
    return new ServoArm(
        So101.model(new RobotDescription(description.name(), description.links(), joints)), servos);
  }

  /** What each servo must hold in its memory. */
  static List<StsServo> servos(ArmCalibration calibration) {
    return calibration.motors().entrySet().stream()
        .map(e -> {
          MotorCalibration motor = e.getValue();
          return new StsServo(
              e.getKey(), motor.id(), motor.homingOffset(), motor.rangeMin(), motor.rangeMax());
        })
        .toList();
  }

  private static ServoJoint servo(Joint joint, MotorCalibration motor) {
    boolean gripper = joint.name().equals(So101.GRIPPER);
    return new ServoJoint(
        joint.name(),
        motor.id(),
        motor.direction(),
        gripper ? motor.lowerTicks() : motor.middleTicks(),
        gripper ? joint.limits().lower() : 0,
        motor.rangeMin(),
        motor.rangeMax(),
        1);
  }

  private static Joint narrowed(Joint joint, List<ServoJoint> servos) {
    return servos.stream()
        .filter(servo -> servo.name().equals(joint.name()))
        .findFirst()
        .map(servo -> withLimits(joint, servo))
        .orElse(joint);
  }

  private static Joint withLimits(Joint joint, ServoJoint servo) {
    JointLimits limits = joint.limits();
    double lower = Math.max(limits.lower(), servo.lowerRad(StsServo.TICKS_PER_TURN));
    double upper = Math.min(limits.upper(), servo.upperRad(StsServo.TICKS_PER_TURN));
    if (lower > upper) {
      throw new InvalidInputException(
          "calibration of '" + joint.name() + "': its range lies outside the joint's limits");
    }
    return new Joint(
        joint.name(),
        joint.type(),
        joint.parentLink(),
        joint.childLink(),
        joint.origin(),
        joint.axis(),
        new JointLimits(
            lower, upper, limits.velocity(), limits.acceleration(), limits.jerk(), limits.effort()),
        joint.mimic());
  }
}
