package dev.ergon.control.motion;

import dev.ergon.control.kinematics.DampingOptions;

/**
 * How the planner moves the tool.
 *
 * @param linearSpeedMPerS the tool's greatest speed
 * @param angularSpeedRadPerS the tool's greatest angular speed
 * @param linearAccelerationMPerS2 how hard the reference brakes at the end of what is known
 * @param angularAccelerationRadPerS2 likewise, for rotation
 * @param leashM how far the commanded goal may run ahead of the arm; what cannot be followed is
 *     forgotten rather than stored up
 * @param leashRad likewise, for rotation and joints
 * @param goalLower the corner of the box that goals are clamped to, m in the base frame [3]
 * @param goalUpper the opposite corner [3]
 */
public record PlannerOptions(
    double linearSpeedMPerS,
    double angularSpeedRadPerS,
    double linearAccelerationMPerS2,
    double angularAccelerationRadPerS2,
    double leashM,
    double leashRad,
    double[] goalLower,
    double[] goalUpper,
    DampingOptions damping) {}
