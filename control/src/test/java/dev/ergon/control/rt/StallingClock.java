package dev.ergon.control.rt;

import dev.ergon.core.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** A clock on which sleeping is where time goes, and work takes what it is told to take. */
final class StallingClock implements Clock {
  private final AtomicLong now = new AtomicLong(1_000_000_000L);

  /** Work takes {@code nanos}. */
  void pass(long nanos) {
    now.addAndGet(nanos);
  }

  @Override
  public long nanos() {
    return now.get();
  }

  @Override
  public Instant utc() {
    return Instant.ofEpochSecond(0, nanos());
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted while sleeping");
    }
    now.getAndUpdate(n -> Math.max(n, deadlineNanos));
  }

  @Override
  public boolean isSimulated() {
    return true;
  }
}
