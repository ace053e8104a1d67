package dev.ergon.core.robot.link;

import dev.ergon.core.config.Default;

/**
 * How a robot behind a link is read and told.
 *
 * @param stateTimeoutNanos the link counts as lost if no state came for so long, > 0
 * @param startTimeoutNanos how long the first state of every joint may take, > 0
 * @param commandPeriodNanos the least time between two commands on the wire; 0 sends each
 */
public record LinkedRobotSettings(
    @Default("100 ms") long stateTimeoutNanos,
    @Default("5 s") long startTimeoutNanos,
    @Default("0 ms") long commandPeriodNanos) {
  public LinkedRobotSettings {
    if (stateTimeoutNanos <= 0 || startTimeoutNanos <= 0 || commandPeriodNanos < 0) {
      throw new IllegalArgumentException(
          "link times: got state_timeout "
              + stateTimeoutNanos
              + " ns, start_timeout "
              + startTimeoutNanos
              + " ns, command_period "
              + commandPeriodNanos
              + " ns, wanted > 0, > 0, >= 0");
    }
  }
}
