package dev.ergon.core.time;

import java.time.Instant;

/** A clock for single-threaded runs: whoever sleeps moves it. Not safe from several threads. */
public final class ManualClock implements Clock {
  private long nowNanos;

  /** Starts at {@code startNanos}. */
  public ManualClock(long startNanos) {
    this.nowNanos = startNanos;
  }

  @Override
  public long nanos() {
    return nowNanos;
  }

  @Override
  public Instant utc() {
    return Instant.EPOCH.plusNanos(nowNanos);
  }

  /** Jumps to {@code nanos}, forwards or backwards. */
  public void set(long nanos) {
    nowNanos = nanos;
  }

  /** Moves on by {@code nanos}. */
  public void advance(long nanos) {
    nowNanos += nanos;
  }

  /** Moves the clock to the deadline, if it lies ahead, and returns at once. */
  @Override
  public void sleepUntil(long deadlineNanos) {
    nowNanos = Math.max(nowNanos, deadlineNanos);
  }

  @Override
  public boolean isSimulated() {
    return true;
  }
}
