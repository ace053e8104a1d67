package dev.ergon.hardware.feetech;

/**
 * What a servo is, and what its memory must hold for its positions to mean what the calibration
 * says.
 *
 * @param name what errors call it
 * @param id 0..253
 * @param homingOffset what the servo takes off its raw position, ticks, -2047..2047
 * @param minTicks the lowest position that it goes to, 0..4095
 * @param maxTicks the highest, above {@code minTicks}
 */
public record StsServo(String name, int id, int homingOffset, int minTicks, int maxTicks) {
  /** Ticks of one turn. */
  public static final int TICKS_PER_TURN = 4096;

  public StsServo {
    require(id >= 0 && id <= 0xFD, name, "id", id, "0..253");
    int most = SignMagnitude.HOMING_OFFSET.most();
    require(Math.abs(homingOffset) <= most, name, "homing_offset", homingOffset, "-2047..2047");
    require(minTicks >= 0, name, "range_min", minTicks, "0 or more");
    require(maxTicks < TICKS_PER_TURN, name, "range_max", maxTicks, "at most 4095");
    require(minTicks < maxTicks, name, "range_min", minTicks, "less than range_max " + maxTicks);
  }

  /** {@code motor 3 'elbow_flex'}. */
  String described() {
    return "motor " + id + " '" + name + "'";
  }

  private static void require(boolean holds, String name, String key, int got, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(
          "servo '" + name + "': " + key + ": got " + got + ", wanted " + wanted);
    }
  }
}
