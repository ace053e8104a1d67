package dev.ergon.control.torque;

import dev.ergon.core.config.Default;

/**
 * How joint torques are commanded. The gripper's is always zero.
 *
 * @param mode none by default: nothing changes for a robot that takes positions
 * @param fullTorqueErrorRad impedance: the error at which the spring alone asks for a joint's whole
 *     torque, rad (m for a sliding joint), so that weak joints get soft springs
 * @param dampingNanos impedance: the damper, as the time by which the spring is to look ahead:
 *     damping is stiffness times this
 * @param rateNmPerS how fast a joint's torque may change, N m (or N) per second
 */
public record TorqueOptions(
    @Default("none") TorqueMode mode,
    @Default("0.15 rad") double fullTorqueErrorRad,
    @Default("80 ms") long dampingNanos,
    @Default("1000") double rateNmPerS) {
  public TorqueOptions {
    if (!(fullTorqueErrorRad > 0) || dampingNanos < 0 || !(rateNmPerS > 0)) {
      throw new IllegalArgumentException(
          "torque: got full_torque_error %s rad, damping %d ns, rate %s Nm/s, wanted > 0, >= 0, > 0"
              .formatted(fullTorqueErrorRad, dampingNanos, rateNmPerS));
    }
  }
}
