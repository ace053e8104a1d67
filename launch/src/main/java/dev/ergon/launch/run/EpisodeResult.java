package dev.ergon.launch.run;

/**
 * How one instruction ended.
 *
 * @param task the kind of task, or {@code open} where nobody judges
 * @param steps policy steps taken
 * @param seconds on the robot's clock
 * @param reason why it ended as it did, in words
 */
public record EpisodeResult(
    String instruction, String task, boolean success, int steps, double seconds, String reason) {}
