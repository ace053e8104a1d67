package dev.ergon.launch.run;

/**
 * How the control loop did over a run.
 *
 * @param hz its nominal rate
 * @param lateUs how late cycles began, microseconds; all zero where simulated time waits for the
 *     loop
 * @param limitHits cycles in which a limit shaped the command
 * @param allocatedBytesPerCycle on the control thread, after warm-up
 */
public record ControlSummary(
    double hz, long cycles, Percentiles lateUs, long limitHits, double allocatedBytesPerCycle) {}
