package dev.ergon.hardware.servo;

/**
 * How a robot of servos runs its bus.
 *
 * @param periodNanos of one cycle: all goals out, all states in
 * @param stateTimeoutNanos after how long without a whole state the link counts as lost
 * @param reconnectAttempts how often to try to open the line again after it was lost
 * @param maxTemperatureC from where on a motor counts as too hot
 * @param torqueOffOnClose whether the arm goes limp when the robot is closed
 */
public record ServoRobotSettings(
    long periodNanos,
    long stateTimeoutNanos,
    int reconnectAttempts,
    double maxTemperatureC,
    boolean torqueOffOnClose) {
  public ServoRobotSettings {
    require(periodNanos > 0, "cycle period", periodNanos, "more than 0 ns");
    require(
        stateTimeoutNanos >= 2 * periodNanos,
        "state timeout",
        stateTimeoutNanos,
        "at least two periods of " + periodNanos + " ns");
    require(reconnectAttempts >= 0, "reconnect attempts", reconnectAttempts, "0 or more");
    require(
        maxTemperatureC > 0 && maxTemperatureC <= 100,
        "highest temperature",
        maxTemperatureC,
        "0..100 degrees C");
  }

  private static void require(boolean holds, String what, Object got, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": got " + got + ", wanted " + wanted);
    }
  }
}
