package dev.ergon.launch.mqtt;

import dev.ergon.core.error.InvalidInputException;

/**
 * How a gateway behaves.
 *
 * @param robot the robot's id in topics
 * @param telemetryPeriodNanos the shortest time between two telemetry messages; >= 10 ms
 * @param stateHeartbeatNanos the longest time between two state messages
 * @param maxAgeNanos how old a request with a timestamp may be
 */
public record GatewaySettings(
    String robot, long telemetryPeriodNanos, long stateHeartbeatNanos, long maxAgeNanos) {
  public GatewaySettings {
    if (telemetryPeriodNanos < 10_000_000 || stateHeartbeatNanos <= 0 || maxAgeNanos <= 0) {
      throw new InvalidInputException(
          "MQTT gateway of "
              + robot
              + ": wanted a telemetry period of at least 10 ms, a heartbeat and an age above 0");
    }
  }

  /** Telemetry at 5 Hz, a heartbeat every 30 s, requests at most 30 s old. */
  public static GatewaySettings of(String robot) {
    return new GatewaySettings(robot, 200_000_000, 30_000_000_000L, 30_000_000_000L);
  }
}
