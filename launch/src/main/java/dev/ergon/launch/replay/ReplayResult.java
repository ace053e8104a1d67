package dev.ergon.launch.replay;

/**
 * How a replay compares with its recording.
 *
 * @param steps how many were replayed
 * @param maxJointDifference the largest difference of a joint's position, rad or m
 * @param meanJointDifference on average over joints and steps
 */
public record ReplayResult(
    long episode, String task, int steps, double maxJointDifference, double meanJointDifference) {}
