package dev.ergon.hardware.feetech;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoJointConfig;
import java.util.List;

/**
 * Opens any arm of Feetech STS servos on a serial port. Their homing offsets are zero and their
 * ranges those of the configuration.
 */
public final class FeetechRobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "feetech";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    FeetechConfig keys = config.bind(FeetechConfig.class);
    ServoArm arm =
        ServoJointConfig.arm(
            context, keys.urdf(), keys.baseLink(), keys.toolLink(), keys.gripper(), keys.joints());
    List<StsServo> servos =
        arm.joints().stream()
            .map(joint ->
                new StsServo(joint.name(), joint.id(), 0, joint.minTicks(), joint.maxTicks()))
            .toList();
    FeetechBus.Setup setup = FeetechBus.Setup.of(keys.bus(), keys.writeCalibration());
    return keys.line()
        .open(
            arm, FeetechDecoder::new, (wire, clock) -> new FeetechBus(wire, clock, servos, setup));
  }
}
