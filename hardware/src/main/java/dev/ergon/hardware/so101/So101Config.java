package dev.ergon.hardware.so101;

import dev.ergon.core.config.Default;
import dev.ergon.hardware.servo.ServoBusConfig;
import dev.ergon.hardware.servo.ServoLine;

/**
 * The keys of a robot of kind {@code so101}.
 *
 * @param port the serial port, for example {@code /dev/ttyACM0}
 * @param baud of the servos
 * @param calibration the arm's calibration file
 * @param writeCalibration whether to write it into servos that hold another one
 */
record So101Config(
    String port,
    @Default("1000000") int baud,
    String calibration,
    @Default("false") boolean writeCalibration,
    @Default("{}") ServoBusConfig bus) {
  So101Config {
    // Refused here, where the file and the key are known.
    ServoLine unused = new ServoLine(port, baud, bus);
  }

  ServoLine line() {
    return new ServoLine(port, baud, bus);
  }
}
