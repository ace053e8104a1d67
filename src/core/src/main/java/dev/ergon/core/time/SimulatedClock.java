package dev.ergon.core.time;

import java.time.Instant;

/**
 * A clock that a simulator moves. Starts at zero. One thread advances it; any number read it or
 * wait on it.
 */
public final class SimulatedClock implements Clock {
  private final Object moved = new Object();
  private volatile long nowNanos;

  @Override
  public long nanos() {
    return nowNanos;
  }

  /** The epoch plus {@link #nanos()}, so that two runs write the same bytes. */
  @Override
  public Instant utc() {
    return Instant.EPOCH.plusNanos(nowNanos);
  }

  /**
   * Moves time to {@code nanos} and wakes whoever waits for it. A simulator that is reset may move
   * it back; those who wait then keep waiting for their deadline on the new axis.
   */
  public void set(long nanos) {
    synchronized (moved) {
      nowNanos = nanos;
      moved.notifyAll();
    }
  }

  /** Moves time forward by {@code nanos} (>= 0). */
  public void advance(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("advance: got " + nanos + " ns, wanted >= 0");
    }
    synchronized (moved) {
      set(nowNanos + nanos);
    }
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    synchronized (moved) {
      while (nowNanos < deadlineNanos) {
        moved.wait();
      }
    }
  }

  @Override
  public boolean isSimulated() {
    return true;
  }
}
