package dev.ergon.hardware.dynamixel;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.hardware.servo.ServoJointConfig;
import java.util.List;

/** Opens an arm of Dynamixel X-series servos on a serial port. */
public final class DynamixelRobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "dynamixel";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    DynamixelConfig keys = config.bind(DynamixelConfig.class);
    ServoArm arm =
        ServoJointConfig.arm(
            context, keys.urdf(), keys.baseLink(), keys.toolLink(), keys.gripper(), keys.joints());
    List<Integer> ids = arm.joints().stream().map(ServoJoint::id).toList();
    DynamixelBus.Setup setup = DynamixelBus.Setup.of(keys.bus(), keys.fastSyncRead());
    return keys.line()
        .open(
            arm, DynamixelDecoder::new, (wire, clock) -> new DynamixelBus(wire, clock, ids, setup));
  }
}
