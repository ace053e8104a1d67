package dev.ergon.hardware.dynamixel;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.bus.SerialPortLink;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoWire;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoBusConfig;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.hardware.servo.ServoJointConfig;
import dev.ergon.hardware.servo.ServoRobot;
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
    ServoBusConfig bus = keys.bus();
    ServoArm arm = arm(keys, context);
    Clock clock = new SystemClock();
    List<Integer> ids = arm.joints().stream().map(ServoJoint::id).toList();
    DynamixelBus.Setup setup =
        new DynamixelBus.Setup(bus.answerTimeoutNanos(), bus.retries(), keys.fastSyncRead());
    ServoBus.Maker maker =
        link ->
            new DynamixelBus(
                new ServoWire(link, new DynamixelDecoder(), clock, bus.echo()), clock, ids, setup);
    return ServoRobot.open(
        keys.port(),
        () -> SerialPortLink.open(keys.port(), keys.baud()),
        maker,
        arm,
        clock,
        bus.settings());
  }

  private static ServoArm arm(DynamixelConfig keys, ProviderContext context) {
    RobotModel model =
        new RobotModel(
            UrdfReader.read(context.resolve(keys.urdf())),
            keys.baseLink(),
            keys.toolLink(),
            keys.gripper());
    return ServoJointConfig.arm(model, keys.joints());
  }
}
