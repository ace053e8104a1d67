package dev.ergon.launch.policy;

import dev.ergon.core.policy.PolicyStep.StageTime;
import dev.ergon.launch.run.Percentiles;
import dev.ergon.policy.runtime.InferenceAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Gathers the stages of many steps. */
final class StepMeter {
  private static final double NANOS_PER_MS = 1e6;
  private static final double RATIO_SCALE = 1e6;
  private static final int DIGITS = 3;

  private final Map<String, Histogram> stages = new LinkedHashMap<>();
  private final Histogram ratios = new Histogram(DIGITS);
  private long wholeNanos;
  private long sessionNanos;
  private int steps;

  void add(InferenceAnswer answer) {
    long whole = 0;
    for (StageTime stage : answer.stages()) {
      record(stage.stage(), stage.nanos());
      whole += stage.nanos();
      if (stage.stage().equals("decode") && answer.tokens().length > 1) {
        // The first token's logits come with the prompt.
        record("per token", stage.nanos() / (answer.tokens().length - 1));
      }
    }
    record("bare session runs", answer.sessionNanos());
    record("whole step", whole);
    ratios.recordValue((long) (RATIO_SCALE * whole / Math.max(1, answer.sessionNanos())));
    wholeNanos += whole;
    sessionNanos += answer.sessionNanos();
    steps++;
  }

  BenchCommand.BenchReport report(
      String model, int images, MemoryReading before, MemoryReading after) {
    Map<String, Percentiles> percentiles = new LinkedHashMap<>();
    stages.forEach((stage, h) -> percentiles.put(stage, Percentiles.of(h, NANOS_PER_MS)));
    return new BenchCommand.BenchReport(
        model,
        steps,
        images,
        percentiles,
        ratios.getValueAtPercentile(50) / RATIO_SCALE,
        (double) wholeNanos / Math.max(1, sessionNanos),
        before,
        after);
  }

  private void record(String stage, long nanos) {
    stages.computeIfAbsent(stage, s -> new Histogram(DIGITS)).recordValue(nanos);
  }
}
