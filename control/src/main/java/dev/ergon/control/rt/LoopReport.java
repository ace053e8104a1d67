package dev.ergon.control.rt;

import dev.ergon.control.chunk.ChunkVerdict;
import dev.ergon.control.envelope.EnvelopeLimit;
import dev.ergon.control.host.HostKernel;
import dev.ergon.control.log.LogReport;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How a run went, for reports. Times in nanoseconds.
 *
 * @param rateHz cycles per second wanted
 * @param cycles cycles run
 * @param overruns cycles skipped because an earlier one came too late
 * @param scheduling how the loop's thread was scheduled, in words: what was asked for and granted
 * @param kernel what it ran under
 * @param state the state machine's, when it ended
 * @param status what the last cycle did, and why
 * @param lateness how long after its deadline each cycle began; all 0 in step with a simulator
 * @param execution how long each cycle took
 * @param observationAge how old the newest observation was in each cycle of motion
 * @param endToEnd from an observation to the first command that follows from it
 * @param limitHits cycles in which the envelope changed the command, by limit; only those that did
 * @param chunks chunks by verdict; only those that came
 * @param allocatedBytesPerCycle on the loop's thread, after warm-up
 * @param commandLogs where the commands were logged; empty where they were not
 */
public record LoopReport(
    int rateHz,
    long cycles,
    long overruns,
    String scheduling,
    HostKernel kernel,
    ControlState state,
    ControlStatus status,
    Histogram lateness,
    Histogram execution,
    Histogram observationAge,
    Histogram endToEnd,
    Map<EnvelopeLimit, Long> limitHits,
    Map<ChunkVerdict.Kind, Long> chunks,
    double allocatedBytesPerCycle,
    List<LogReport> commandLogs) {
  public LoopReport {
    limitHits = Map.copyOf(limitHits);
    chunks = Map.copyOf(chunks);
    commandLogs = List.copyOf(commandLogs);
  }

  /** Cycles in which the envelope changed the command. */
  public long limitHitCount() {
    long count = 0;
    for (long hits : limitHits.values()) {
      count += hits;
    }
    return count;
  }
}
