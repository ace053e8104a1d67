package dev.ergon.hardware.so101;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A calibration file as {@code lerobot-calibrate} writes it: a JSON object of one entry for each
 * motor, by the joint's name.
 *
 * @param motors in the order of the joints they were read for
 */
record ArmCalibration(Map<String, MotorCalibration> motors) {
  /**
   * Reads a file. JSON is a subset of YAML, and the reader of configurations bounds size and depth.
   *
   * @throws InvalidInputException naming file, line and key, if it does not hold just these joints
   */
  static ArmCalibration read(Path file, List<String> joints) {
    return from(ConfigReader.read(file), joints);
  }

  static ArmCalibration from(ConfigNode root, List<String> joints) {
    root.children()
        .forEach((name, entry) -> {
          if (!joints.contains(name)) {
            throw entry.error("this robot has no such motor, wanted " + joints);
          }
        });
    Map<String, MotorCalibration> motors = new LinkedHashMap<>();
    for (String joint : joints) {
      motors.put(joint, root.required(joint).bind(MotorCalibration.class));
    }
    return new ArmCalibration(motors);
  }

  MotorCalibration of(String joint) {
    MotorCalibration motor = motors.get(joint);
    if (motor == null) {
      throw new InvalidInputException("calibration: no motor '" + joint + "'");
    }
    return motor;
  }
}
