package dev.ergon.core.supervision;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.robot.JointState;

/**
 * Where the robot is and how the control loop keeps time. Sent at a steady rate.
 *
 * @param endEffector the tool in the base frame
 * @param cycles control cycles since the start, >= 0
 * @param limitedCycles cycles in which a limit changed the command, 0..cycles
 * @param lateP99Nanos the 99th percentile of how late cycles began, >= 0
 */
public record Telemetry(
    JointState joints, Pose endEffector, long cycles, long limitedCycles, long lateP99Nanos) {
  public Telemetry {
    if (cycles < 0 || limitedCycles < 0 || limitedCycles > cycles || lateP99Nanos < 0) {
      throw new IllegalArgumentException(
          "telemetry: got "
              + cycles
              + " cycles, "
              + limitedCycles
              + " limited, "
              + lateP99Nanos
              + " ns late, wanted 0 <= limited <= cycles and >= 0 ns");
    }
  }
}
