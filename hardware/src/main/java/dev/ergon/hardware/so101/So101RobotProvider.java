package dev.ergon.hardware.so101;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.RobotProvider;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.so101.So101;
import dev.ergon.hardware.feetech.FeetechBus;
import dev.ergon.hardware.feetech.FeetechDecoder;
import dev.ergon.hardware.feetech.StsServo;
import dev.ergon.hardware.servo.ServoArm;
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
    ArmCalibration calibration =
        ArmCalibration.read(context.resolve(keys.calibration()), So101.model().actuatedNames());
    FeetechBus.Setup setup = FeetechBus.Setup.of(keys.bus(), keys.writeCalibration());
    List<StsServo> servos;
    ServoArm arm;
    try {
      servos = So101Arm.servos(calibration);
      arm = So101Arm.calibrated(calibration);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "calibration " + keys.calibration() + ": " + e.getMessage(), e);
    }
    return keys.line()
        .open(
            arm, FeetechDecoder::new, (wire, clock) -> new FeetechBus(wire, clock, servos, setup));
  }
}
