package dev.ergon.control.log;

import java.util.List;

/**
 * What {@link CommandLogVerifier} found.
 *
 * @param cycles how many it looked at
 * @param lost how many are missing from the log
 * @param complete whether the log has its end
 * @param violations how many limits were broken
 * @param first the first of them, in words, up to {@value #SHOWN}
 * @param largestVelocityShare the largest joint velocity, as a part of its limit
 * @param largestAccelerationShare likewise
 * @param largestJerkShare likewise
 * @param largestJerk of any arm joint, rad/s^3 or m/s^3
 * @param largestToolSpeedMPerS the tool's greatest speed
 * @param largestTorqueShare the largest joint torque, as a part of its limit; 0 where none are
 *     commanded
 */
public record VerifierReport(
    long cycles,
    long lost,
    boolean complete,
    long violations,
    List<String> first,
    double largestVelocityShare,
    double largestAccelerationShare,
    double largestJerkShare,
    double largestJerk,
    double largestToolSpeedMPerS,
    double largestTorqueShare) {
  /** How many violations are told in words. */
  public static final int SHOWN = 20;

  public VerifierReport {
    first = List.copyOf(first);
  }
}
