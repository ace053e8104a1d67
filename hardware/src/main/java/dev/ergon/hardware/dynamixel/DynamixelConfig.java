package dev.ergon.hardware.dynamixel;

import dev.ergon.core.config.Default;
import dev.ergon.hardware.servo.ServoBusConfig;
import dev.ergon.hardware.servo.ServoJoint;
import java.util.Map;
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
    Map<String, Servo> joints,
    @Default("false") boolean fastSyncRead,
    @Default("{}") ServoBusConfig bus) {
  private static final int MOST_SERVOS = 24;

  /**
   * One servo.
   *
   * @param direction 1, or -1 if the joint turns against it
   * @param zeroTicks where it stands when the joint stands at {@code zeroRad}
   */
  record Servo(
      int id,
      @Default("1") int direction,
      @Default("2048") int zeroTicks,
      @Default("0 rad") double zeroRad,
      @Default("0") int minTicks,
      @Default("4095") int maxTicks) {
    Servo {
      if (id < 0 || id > 252) {
        throw new IllegalArgumentException("id: got " + id + ", wanted 0..252");
      }
      if (minTicks < 0 || maxTicks >= DynamixelBus.TICKS_PER_TURN) {
        throw new IllegalArgumentException(
            "ticks: got " + minTicks + ".." + maxTicks + ", wanted inside 0..4095");
      }
    }

    ServoJoint joint(String name) {
      return new ServoJoint(name, id, direction, zeroTicks, zeroRad, minTicks, maxTicks);
    }
  }

  DynamixelConfig {
    if (baud < 1) {
      throw new IllegalArgumentException("baud: got " + baud + ", wanted more than 0");
    }
    if (joints.isEmpty() || joints.size() > MOST_SERVOS) {
      throw new IllegalArgumentException("joints: got " + joints.size() + ", wanted 1..24");
    }
  }
}
