package dev.ergon.launch.run;

import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.rt.LoopReport;
import dev.ergon.launch.output.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What happened over a run, as tables for people and as the parts of a {@link RunResult}.
 * Immutable.
 */
public record RunSummary(
    List<EpisodeResult> episodes, Histogram inferenceNanos, LoopReport control) {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_MICRO = 1e3;

  public RunSummary {
    episodes = List.copyOf(episodes);
  }

  /** This run and {@code other} as one, this one's episodes first. */
  public RunSummary plus(RunSummary other) {
    List<EpisodeResult> both = new ArrayList<>(episodes);
    both.addAll(other.episodes);
    return new RunSummary(
        both, sum(inferenceNanos, other.inferenceNanos), sum(control, other.control));
  }

  /** The same with other episodes. */
  public RunSummary withEpisodes(List<EpisodeResult> others) {
    return new RunSummary(others, inferenceNanos, control);
  }

  /** The part of the episodes that succeeded, 0..1; 0 if there were none. */
  public double successRate() {
    long successes = episodes.stream().filter(EpisodeResult::success).count();
    return episodes.isEmpty() ? 0 : (double) successes / episodes.size();
  }

  public Percentiles policyLatencyMs() {
    return Percentiles.of(inferenceNanos, NANOS_PER_MILLI);
  }

  public ControlSummary controlSummary() {
    return new ControlSummary(
        control.rateHz(),
        control.cycles(),
        Percentiles.of(control.lateness(), NANOS_PER_MICRO),
        control.limitHitCount(),
        control.allocatedBytesPerCycle());
  }

  /** A row per episode. */
  public String episodeTable() {
    Table table = new Table("instruction", "task", "done", "steps", "seconds", "why");
    for (EpisodeResult e : episodes) {
      table.row(
          e.instruction(),
          e.task(),
          e.success() ? "yes" : "NO",
          Integer.toString(e.steps()),
          number("%.1f", e.seconds()),
          e.reason());
    }
    return table.render();
  }

  /** How fast the policy answered and how steady control was. */
  public String timingTable() {
    Percentiles policy = policyLatencyMs();
    Percentiles late = Percentiles.of(control.lateness(), NANOS_PER_MICRO);
    Percentiles cycle = Percentiles.of(control.execution(), NANOS_PER_MICRO);
    return new Table("", "p50", "p99", "max")
        .row("policy answers, ms", three(policy.p50()), three(policy.p99()), three(policy.max()))
        .row("control cycle, us", three(cycle.p50()), three(cycle.p99()), three(cycle.max()))
        .row("control lateness, us", three(late.p50()), three(late.p99()), three(late.max()))
        .render();
  }

  /** Rate, cycles, limit hits and allocation of control, in one line. */
  public String controlLine() {
    return String.format(
        Locale.ROOT,
        "control: %d Hz, %d cycles, %d shaped by a limit, %.1f bytes allocated per cycle, %s",
        control.rateHz(),
        control.cycles(),
        control.limitHitCount(),
        control.allocatedBytesPerCycle(),
        control.scheduling());
  }

  private static LoopReport sum(LoopReport a, LoopReport b) {
    Map<EnvelopeLimit, Long> hits = new EnumMap<>(EnvelopeLimit.class);
    hits.putAll(a.limitHits());
    b.limitHits().forEach((limit, count) -> hits.merge(limit, count, Long::sum));
    Map<ChunkVerdict.Kind, Long> chunks = new EnumMap<>(ChunkVerdict.Kind.class);
    chunks.putAll(a.chunks());
    b.chunks().forEach((kind, count) -> chunks.merge(kind, count, Long::sum));
    return new LoopReport(
        a.rateHz(),
        a.cycles() + b.cycles(),
        a.overruns() + b.overruns(),
        a.scheduling(),
        sum(a.lateness(), b.lateness()),
        sum(a.execution(), b.execution()),
        sum(a.observationAge(), b.observationAge()),
        sum(a.endToEnd(), b.endToEnd()),
        hits,
        chunks,
        Math.max(a.allocatedBytesPerCycle(), b.allocatedBytesPerCycle()));
  }

  private static Histogram sum(Histogram a, Histogram b) {
    Histogram both = a.copy();
    both.add(b);
    return both;
  }

  private static String three(double value) {
    return number("%.3f", value);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
