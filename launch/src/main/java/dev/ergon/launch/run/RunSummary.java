package dev.ergon.launch.run;

import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.log.LogReport;
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
    List<EpisodeResult> episodes,
    Histogram inferenceNanos,
    Histogram answerNanos,
    LoopReport control) {
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
        both,
        sum(inferenceNanos, other.inferenceNanos),
        sum(answerNanos, other.answerNanos),
        sum(control, other.control));
  }

  /** The same with other episodes. */
  public RunSummary withEpisodes(List<EpisodeResult> others) {
    return new RunSummary(others, inferenceNanos, answerNanos, control);
  }

  /** The part of the episodes that succeeded, 0..1; 0 if there were none. */
  public double successRate() {
    long successes = episodes.stream().filter(EpisodeResult::success).count();
    return episodes.isEmpty() ? 0 : (double) successes / episodes.size();
  }

  public Percentiles policyLatencyMs() {
    return Percentiles.of(inferenceNanos, NANOS_PER_MILLI);
  }

  /** From a command to the state that follows it, in lockstep. */
  public Percentiles worldAnswerMs() {
    return Percentiles.of(answerNanos, NANOS_PER_MILLI);
  }

  public ControlSummary controlSummary() {
    return new ControlSummary(
        control.rateHz(),
        control.cycles(),
        control.overruns(),
        Percentiles.of(control.lateness(), NANOS_PER_MICRO),
        Percentiles.of(control.execution(), NANOS_PER_MICRO),
        Percentiles.of(control.observationAge(), NANOS_PER_MILLI),
        Percentiles.of(control.endToEnd(), NANOS_PER_MILLI),
        control.limitHitCount(),
        control.allocatedBytesPerCycle(),
        control.scheduling(),
        control.kernel().line(),
        control.state().name(),
        control.status().name(),
        control.commandLogs().stream().map(log -> log.file().toString()).toList());
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
    ControlSummary c = controlSummary();
    Table table = new Table("", "p50", "p99", "p99.9", "max");
    row(table, "world answers, ms", worldAnswerMs());
    row(table, "policy answers, ms", policyLatencyMs());
    row(table, "control cycle, us", c.executionUs());
    row(table, "control lateness, us", c.lateUs());
    row(table, "age of what is seen, ms", c.observationAgeMs());
    row(table, "seen to moved, ms", c.endToEndMs());
    return table.render();
  }

  private static void row(Table table, String what, Percentiles p) {
    table.row(what, three(p.p50()), three(p.p99()), three(p.p999()), three(p.max()));
  }

  /** Rate, cycles, limit hits, allocation and the host's part in it, and where the log is. */
  public String controlLines() {
    StringBuilder lines =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "control: %d Hz, %d cycles, %d missed, %d shaped by a limit, %.1f bytes allocated"
                    + " per cycle; at the end %s, %s%nscheduling: %s; %s",
                control.rateHz(),
                control.cycles(),
                control.overruns(),
                control.limitHitCount(),
                control.allocatedBytesPerCycle(),
                control.state(),
                control.status(),
                control.scheduling(),
                control.kernel().line()));
    control.commandLogs().forEach(log -> lines.append(System.lineSeparator()).append(log.line()));
    return lines.toString();
  }

  private static LoopReport sum(LoopReport a, LoopReport b) {
    Map<EnvelopeLimit, Long> hits = new EnumMap<>(EnvelopeLimit.class);
    hits.putAll(a.limitHits());
    b.limitHits().forEach((limit, count) -> hits.merge(limit, count, Long::sum));
    Map<ChunkVerdict.Kind, Long> chunks = new EnumMap<>(ChunkVerdict.Kind.class);
    chunks.putAll(a.chunks());
    b.chunks().forEach((kind, count) -> chunks.merge(kind, count, Long::sum));
    List<LogReport> logs = new ArrayList<>(a.commandLogs());
    logs.addAll(b.commandLogs());
    return new LoopReport(
        a.rateHz(),
        a.cycles() + b.cycles(),
        a.overruns() + b.overruns(),
        a.scheduling(),
        a.kernel(),
        b.state(),
        b.status(),
        sum(a.lateness(), b.lateness()),
        sum(a.execution(), b.execution()),
        sum(a.observationAge(), b.observationAge()),
        sum(a.endToEnd(), b.endToEnd()),
        hits,
        chunks,
        Math.max(a.allocatedBytesPerCycle(), b.allocatedBytesPerCycle()),
        logs);
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
