package dev.ergon.hardware.servo;

/**
 * How a servo turns a joint.
 *
 * @param name the joint's, in the robot's model
 * @param id the servo's, on its bus
 * @param direction 1 if the joint turns as the servo does, -1 if the other way
 * @param zeroTicks where the servo stands when the joint stands at {@code zeroRad}
 * @param minTicks the lowest position that the servo is ever sent to
 * @param maxTicks the highest
 * @param perRad how far the joint goes per radian of the servo: 1 where it turns with it, the
 *     pinion's radius in metres where it slides; above 0
 */
public record ServoJoint(
    String name,
    int id,
    int direction,
    double zeroTicks,
    double zeroRad,
    int minTicks,
    int maxTicks,
    double perRad) {
  public ServoJoint {
    if (direction != 1 && direction != -1) {
      throw new IllegalArgumentException(
          "servo '" + name + "': direction: got " + direction + ", wanted 1 or -1");
    }
    if (!(perRad > 0) || !Double.isFinite(perRad)) {
      throw new IllegalArgumentException(
          "servo '" + name + "': pinion: got " + perRad + ", wanted above 0");
    }
    if (minTicks > maxTicks) {
      throw new IllegalArgumentException(
          "servo '" + name + "': ticks: got " + minTicks + ".." + maxTicks + ", wanted min <= max");
    }
  }

  /** The joint's position in radians, or metres where it slides. */
  public double positionRad(int ticks, int ticksPerTurn) {
    return zeroRad + velocityRadPerSec(ticks - zeroTicks, ticksPerTurn);
  }

  /** The joint's velocity in radians or metres per second. */
  public double velocityRadPerSec(double ticksPerSec, int ticksPerTurn) {
    return direction * perRad * ticksPerSec * 2 * Math.PI / ticksPerTurn;
  }

  /** Where the servo must stand for {@code positionRad}, inside its range. */
  public int ticks(double positionRad, int ticksPerTurn) {
    double servoRad = direction * (positionRad - zeroRad) / perRad;
    double ticks = zeroTicks + servoRad * ticksPerTurn / (2 * Math.PI);
    return (int) Math.max(minTicks, Math.min(maxTicks, Math.rint(ticks)));
  }

  /** The joint's position at the lower end of its range. */
  public double lowerRad(int ticksPerTurn) {
    return positionRad(direction > 0 ? minTicks : maxTicks, ticksPerTurn);
  }

  /** The joint's position at the upper end of its range. */
  public double upperRad(int ticksPerTurn) {
    return positionRad(direction > 0 ? maxTicks : minTicks, ticksPerTurn);
  }
}
