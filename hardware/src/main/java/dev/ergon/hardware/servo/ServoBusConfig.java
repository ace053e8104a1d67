package dev.ergon.hardware.servo;

import dev.ergon.core.config.Default;

/**
 * The {@code bus} keys of a launch file, the same for every make of servo. All have defaults.
 *
 * @param rateHz cycles per second: all goals out, all states in
 * @param stateTimeoutNanos after how long without a whole state the link counts as lost
 * @param answerTimeoutNanos how long to wait for one servo's answer
 * @param retries how often to ask again a servo that did not answer, 0..10
 * @param echo whether the adapter hands back every byte that is sent through it
 * @param reconnectAttempts how often to try to open the line again after it was lost
 * @param maxTemperatureC from where on a motor counts as too hot, degrees Celsius
 * @param torqueOffOnClose whether the arm goes limp when the robot is closed
 */
public record ServoBusConfig(
    @Default("200 Hz") double rateHz,
    @Default("100 ms") long stateTimeoutNanos,
    @Default("5 ms") long answerTimeoutNanos,
    @Default("2") int retries,
    @Default("false") boolean echo,
    @Default("30") int reconnectAttempts,
    @Default("65") double maxTemperatureC,
    @Default("true") boolean torqueOffOnClose) {
  private static final double NANOS_PER_SEC = 1e9;

  public ServoBusConfig {
    require(rateHz >= 1 && rateHz <= 1000, "rate", rateHz + " Hz", "1..1000 Hz");
    require(
        answerTimeoutNanos > 0 && answerTimeoutNanos <= 1_000_000_000,
        "answer_timeout",
        answerTimeoutNanos + " ns",
        "more than 0, at most 1 s");
    require(retries >= 0 && retries <= 10, "retries", retries, "0..10");
  }

  /** What the robot of it needs to know. */
  public ServoRobotSettings settings() {
    return new ServoRobotSettings(
        Math.round(NANOS_PER_SEC / rateHz),
        stateTimeoutNanos,
        reconnectAttempts,
        maxTemperatureC,
        torqueOffOnClose);
  }

  private static void require(boolean holds, String key, Object got, String wanted) {
    if (!holds) {
      throw new IllegalArgumentException(key + ": got " + got + ", wanted " + wanted);
    }
  }
}
