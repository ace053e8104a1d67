package dev.ergon.launch.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ergon demo --json} and {@code ergon eval --json} print.
 *
 * @param byTask success by kind of task; only for an evaluation
 * @param beside success by kind of task of whoever played the same episodes, by name
 * @param worldAnswerMs from a command to the state that follows it, by the host's time; zero where
 *     the robot's time is its own
 * @param dataset where the episodes were recorded, or null
 * @param video the annotated video, or null
 * @param report the HTML report, or null
 */
public record RunResult(
    String suite,
    long seed,
    String policy,
    List<EpisodeResult> episodes,
    double successRate,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, TaskResult> byTask,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Map<String, TaskResult>> beside,
    Percentiles policyLatencyMs,
    Percentiles worldAnswerMs,
    ControlSummary control,
    @Nullable String dataset,
    @Nullable String video,
    @Nullable String report) {
  /** Success of one kind of task. */
  public record TaskResult(int episodes, int successes, double successRate) {}

  public RunResult {
    episodes = List.copyOf(episodes);
  }
}
