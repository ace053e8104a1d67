package dev.ergon.control.log;

import java.util.List;

/**
 * What {@link CommandLogVerifier} found.
 *
 * @param cycles how many it looked at
 * @param violations how many limits were broken
 * @param first the first of them, in words, up to {@value #SHOWN}
 * @param largestVelocityShare the largest joint velocity, as a part of its limit
 * @param largestAccelerationShare likewise
 * @param largestJerkShare likewise
 * @param largestJerk of any arm joint, rad/s^3 or m/s^3
 * @param largestToolSpeedMPerS the tool's greatest speed
 * @param largestTorqueShare the largest joint torque, as a part of its limit; 0 where none are
 *     commanded
 * @param leastJointRoom the nearest that an arm joint came to an end of its range, rad or m
 * @param leastRoom the nearest that the arm came to where it must not be
 */
public record VerifierReport(
    long cycles,
    long violations,
    List<String> first,
    double largestVelocityShare,
    double largestAccelerationShare,
    double largestJerkShare,
    double largestJerk,
    double largestToolSpeedMPerS,
    double largestTorqueShare,
    double leastJointRoom,
    LeastRoom leastRoom) {
  /** How many violations are told in words. */
  public static final int SHOWN = 20;

  /**
   * Least distances in metres; negative inside a forbidden place, infinite where there is none.
   *
   * @param workspaceM of the tool to the sides of the workspace
   * @param tableM of the links to the table
   * @param keepOutM of the links to the keep-out boxes
   * @param selfM of the links to one another
   */
  public record LeastRoom(double workspaceM, double tableM, double keepOutM, double selfM) {}

  public VerifierReport {
    first = List.copyOf(first);
  }
}
