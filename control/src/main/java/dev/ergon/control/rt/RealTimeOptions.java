package dev.ergon.control.rt;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.config.Default;

/**
 * What the real-time loop asks the operating system for. What is refused is gone without, and the
 * report says so, unless it is required.
 *
 * @param fifoPriority SCHED_FIFO priority 1..99, or 0 for ordinary scheduling
 * @param cpu the processor to run on, or -1 for any
 * @param lockMemory whether the process's memory is kept from being paged out
 * @param keepAwake whether idle processors are kept from sleeping while the loop runs, which costs
 *     power
 * @param spinNanos how long before a deadline the thread stops sleeping and spins; only with
 *     SCHED_FIFO, for without it the scheduler punishes spinning
 * @param required whether a refusal is an error; not that of {@code keepAwake}, which is root's
 */
public record RealTimeOptions(
    @Default("80") int fifoPriority,
    @Default("-1") int cpu,
    @Default("true") boolean lockMemory,
    @Default("true") boolean keepAwake,
    @Default("60 us") long spinNanos,
    @Default("false") boolean required) {
  /** What an empty configuration means. */
  public static final RealTimeOptions DEFAULT =
      ConfigReader.read("real-time defaults", "{}").bind(RealTimeOptions.class);

  /** Ordinary scheduling: nothing is asked for. */
  public static final RealTimeOptions BEST_EFFORT =
      new RealTimeOptions(0, -1, false, false, 0, false);

  public RealTimeOptions {
    if (fifoPriority < 0
        || fifoPriority > 99
        || cpu < -1
        || cpu > 1023
        || spinNanos < 0
        || spinNanos > 1_000_000) {
      throw new IllegalArgumentException(
          "real time: got fifo_priority "
              + fifoPriority
              + ", cpu "
              + cpu
              + ", spin "
              + spinNanos
              + " ns, wanted 0..99, -1..1023, 0..1 ms");
    }
  }
}
