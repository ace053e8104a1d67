package dev.ergon.launch.report;

/**
 * How an episode ended.
 *
 * @param task the kind of task
 * @param steps policy steps, 0 or more
 * @param seconds on the robot's clock
 * @param reason why it ended so; may be empty
 */
public record EpisodeVerdict(
    String instruction, String task, boolean success, int steps, double seconds, String reason) {}
