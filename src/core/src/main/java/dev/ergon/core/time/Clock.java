package dev.ergon.core.time;

import java.time.Instant;

/**
 * The only source of time. Stamps are nanoseconds on one monotonic axis; differences matter, the
 * origin does not. Implementations are safe from any thread, and {@link #nanos()} neither allocates
 * nor locks.
 */
public interface Clock {
  /** Now, in nanoseconds. */
  long nanos();

  /**
   * Wall-clock time, for people and messages only; never for logic. Simulated clocks derive it from
   * {@link #nanos()}.
   */
  Instant utc();

  /**
   * Returns at or after {@code deadlineNanos}, at once if it has passed.
   *
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  void sleepUntil(long deadlineNanos) throws InterruptedException;

  /** Whether time moves only when a simulator says so. */
  boolean isSimulated();
}
