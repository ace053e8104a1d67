package dev.ergon.launch.run;

import java.util.List;

/**
 * How the control loop did over a run.
 *
 * @param hz its nominal rate
 * @param overruns cycles that were missed because an earlier one came too late
 * @param lateUs how late cycles began, microseconds; all zero where simulated time waits for the
 *     loop
 * @param executionUs how long cycles took, microseconds
 * @param observationAgeMs how old the newest observation was in cycles of motion, milliseconds
 * @param endToEndMs from an observation to the first command that follows from it, milliseconds
 * @param limitHits cycles in which a limit shaped the command
 * @param allocatedBytesPerCycle on the control thread, after warm-up
 * @param scheduling what the operating system granted and refused
 * @param kernel what it ran under
 * @param state the control state in which it ended
 * @param status what its last cycle did, and why
 * @param commandLogs the files that the commands were logged in
 */
public record ControlSummary(
    double hz,
    long cycles,
    long overruns,
    Percentiles lateUs,
    Percentiles executionUs,
    Percentiles observationAgeMs,
    Percentiles endToEndMs,
    long limitHits,
    double allocatedBytesPerCycle,
    String scheduling,
    String kernel,
    String state,
    String status,
    List<String> commandLogs) {
  public ControlSummary {
    commandLogs = List.copyOf(commandLogs);
  }
}
