package dev.ergon.hardware.so101;

/**
 * One motor's entry in a calibration file of LeRobot.
 *
 * @param id on the bus
 * @param driveMode 0, or 1 if the joint turns against its motor
 * @param homingOffset what the servo takes off its raw position, ticks
 * @param rangeMin the lowest position found when the joint was moved by hand, ticks
 * @param rangeMax the highest
 */
record MotorCalibration(int id, int driveMode, int homingOffset, int rangeMin, int rangeMax) {
  MotorCalibration {
    if (driveMode != 0 && driveMode != 1) {
      throw new IllegalArgumentException("drive_mode: got " + driveMode + ", wanted 0 or 1");
    }
  }

  int direction() {
    return driveMode == 0 ? 1 : -1;
  }

  /** Half-way through the range, ticks. */
  double middleTicks() {
    return (rangeMin + rangeMax) / 2.0;
  }

  /** The end of the range where the joint's position is least, ticks. */
  int lowerTicks() {
    return driveMode == 0 ? rangeMin : rangeMax;
  }
}
