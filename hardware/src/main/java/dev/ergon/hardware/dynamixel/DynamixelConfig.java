package dev.ergon.hardware.dynamixel;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.hardware.servo.ServoBusConfig;
import dev.ergon.hardware.servo.ServoLine;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a robot of kind {@code dynamixel}.
 *
 * @param port the serial port, for example {@code /dev/ttyUSB0}
 * @param baud of the servos
 * @param urdf the robot's description
 * @param baseLink where the arm begins
 * @param toolLink where it ends
 * @param gripper the gripper's joint, if there is one
 * @param joints the servo of each actuated joint, by the joint's name
 * @param fastSyncRead whether to ask for all states in one packet; needs firmware that knows it
 */
record DynamixelConfig(
    String port,
    @Default("1000000") int baud,
    String urdf,
    @Default("base_link") String baseLink,
    @Default("tool0") String toolLink,
    @Nullable String gripper,
    ConfigNode joints,
    @Default("false") boolean fastSyncRead,
    @Default("{}") ServoBusConfig bus) {
  DynamixelConfig {
    // Refused here, where the file and the key are known.
    ServoLine unused = new ServoLine(port, baud, bus);
  }

  ServoLine line() {
    return new ServoLine(port, baud, bus);
  }
}
