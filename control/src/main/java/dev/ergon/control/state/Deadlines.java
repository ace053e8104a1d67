package dev.ergon.control.state;

import dev.ergon.core.config.Default;

/**
 * How long the controller waits for everyone it listens to; all > 0 unless said otherwise. Of those
 * whose silence makes the arm hold, the deadline is when it is at rest: it begins to brake as much
 * earlier as its stop takes.
 *
 * @param policyNanos the arm holds if no valid chunk came for so long
 * @param observationSlowNanos the arm slows if the newest observation is older
 * @param observationHoldNanos the arm holds if the newest observation gets as old
 * @param robotStateNanos the controller faults if the robot's state is older
 * @param operatorNanos the arm holds if the operator's sign of life gets as old; 0: none is needed
 * @param stallNanos the arm holds if the control loop itself stood still for so long
 * @param armingNanos the controller faults if arming takes longer
 */
public record Deadlines(
    @Default("500 ms") long policyNanos,
    @Default("300 ms") long observationSlowNanos,
    @Default("500 ms") long observationHoldNanos,
    @Default("100 ms") long robotStateNanos,
    @Default("0 ms") long operatorNanos,
    @Default("40 ms") long stallNanos,
    @Default("2 s") long armingNanos) {
  private static final long LONGEST_NANOS = 3_600_000_000_000L;

  public Deadlines {
    require("policy", policyNanos, 1);
    require("observation_slow", observationSlowNanos, 1);
    require("observation_hold", observationHoldNanos, observationSlowNanos + 1);
    require("robot_state", robotStateNanos, 1);
    require("operator", operatorNanos, 0);
    require("stall", stallNanos, 1);
    require("arming", armingNanos, 1);
  }

  private static void require(String key, long nanos, long least) {
    if (nanos < least || nanos > LONGEST_NANOS) {
      throw new IllegalArgumentException(
          "deadline %s: got %d ns, wanted %d ns..1 h".formatted(key, nanos, least));
    }
  }
}
