package dev.ergon.hardware.so101;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.bus.SerialPortLink;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoWire;
import dev.ergon.hardware.feetech.FeetechBus;
import dev.ergon.hardware.feetech.FeetechDecoder;
import dev.ergon.hardware.feetech.StsServo;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoBusConfig;
import dev.ergon.hardware.servo.ServoRobot;
import java.util.List;

/** Opens an SO-101 follower arm on a serial port. */
public final class So101RobotProvider implements RobotProvider {
  @Override
  public String kind() {
    return "so101";
  }

  @Override
  public Robot open(ConfigNode config, ProviderContext context) {
    So101Config keys = config.bind(So101Config.class);
    ServoBusConfig bus = keys.bus();
    ArmCalibration calibration =
        ArmCalibration.read(context.resolve(keys.calibration()), So101Arm.model().actuatedNames());
    Clock clock = new SystemClock();
    FeetechBus.Setup setup =
        new FeetechBus.Setup(bus.answerTimeoutNanos(), bus.retries(), keys.writeCalibration());
    List<StsServo> servos;
    ServoArm arm;
    try {
      servos = So101Arm.servos(calibration);
      arm = So101Arm.calibrated(calibration);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "calibration " + keys.calibration() + ": " + e.getMessage(), e);
    }
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
