package dev.ergon.control.gripper;

import dev.ergon.core.config.Default;

/**
 * How a gripper finds the stop that it opens against, for hardware that does not know its travel.
 *
 * @param speedMPerS how fast it opens, in the joint's unit per second
 * @param pushM how far the command may run ahead of the fingers, in the joint's unit: with a
 *     position drive, its stiffness times this is the force
 * @param forceN the measured effort at which the stop is taken as found, in the joint's unit
 * @param timeoutNanos how long it may take; then the controller faults
 * @param leastTravelM a stop nearer to closed than this is none, in the joint's unit: the
 *     controller faults
 */
public record HomingOptions(
    @Default("20 mm/s") double speedMPerS,
    @Default("5 mm") double pushM,
    @Default("10 N") double forceN,
    @Default("4 s") long timeoutNanos,
    @Default("10 mm") double leastTravelM) {
  public HomingOptions {
    if (!(speedMPerS > 0)
        || !(pushM > 0)
        || !(forceN > 0)
        || timeoutNanos <= 0
        || !(leastTravelM > 0)) {
      throw new IllegalArgumentException(
          "gripper homing: got speed %s m/s, push %s m, force %s N, timeout %d ns, least_travel %s m, wanted > 0"
              .formatted(speedMPerS, pushM, forceN, timeoutNanos, leastTravelM));
    }
  }
}
