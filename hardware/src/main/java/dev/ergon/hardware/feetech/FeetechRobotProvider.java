package dev.ergon.hardware.feetech;

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
import dev.ergon.hardware.servo.ServoJointConfig;
import dev.ergon.hardware.servo.ServoRobot;
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
    ServoBusConfig bus = keys.bus();
    RobotModel model =
        new RobotModel(
            UrdfReader.read(context.resolve(keys.urdf())),
            keys.baseLink(),
            keys.toolLink(),
            keys.gripper());
    ServoArm arm = ServoJointConfig.arm(model, keys.joints());
    List<StsServo> servos =
        arm.joints().stream()
            .map(joint ->
                new StsServo(joint.name(), joint.id(), 0, joint.minTicks(), joint.maxTicks()))
            .toList();
    Clock clock = new SystemClock();
    FeetechBus.Setup setup =
        new FeetechBus.Setup(bus.answerTimeoutNanos(), bus.retries(), keys.writeCalibration());
    ServoBus.Maker maker =
        link ->
            new FeetechBus(
                new ServoWire(link, new FeetechDecoder(), clock, bus.echo()), clock, servos, setup);
    return ServoRobot.open(
        keys.port(),
        () -> SerialPortLink.open(keys.port(), keys.baud()),
        maker,
        arm,
        clock,
        bus.settings());
  }
}
