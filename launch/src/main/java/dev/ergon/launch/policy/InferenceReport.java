package dev.ergon.launch.policy;

import dev.ergon.core.policy.PolicyStep.StageTime;
import dev.ergon.policy.runtime.InferenceAnswer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer as it is printed.
 *
 * @param latencyMs each stage, then {@code total}
 */
record InferenceReport(
    String prompt,
    int[] promptIds,
    int[] tokens,
    String text,
    double[][] actions,
    Map<String, Double> latencyMs) {
  private static final double NANOS_PER_MS = 1e6;

  static InferenceReport of(InferenceAnswer answer) {
    Map<String, Double> latency = new LinkedHashMap<>();
    long total = 0;
    for (StageTime stage : answer.stages()) {
      latency.put(stage.stage(), stage.nanos() / NANOS_PER_MS);
      total += stage.nanos();
    }
    latency.put("total", total / NANOS_PER_MS);
    return new InferenceReport(
        answer.prompt(),
        answer.promptIds(),
        answer.tokens(),
        answer.text(),
        answer.actions(),
        latency);
  }
}
