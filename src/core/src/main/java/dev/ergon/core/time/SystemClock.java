package dev.ergon.core.time;

import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** The host's monotonic clock. The only class that reads it. */
public final class SystemClock implements Clock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant utc() {
    return Instant.now();
  }

  @Override
  public void sleepUntil(long deadlineNanos) throws InterruptedException {
    long remaining;
    while ((remaining = deadlineNanos - System.nanoTime()) > 0) {
      LockSupport.parkNanos(this, remaining);
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted while sleeping");
      }
    }
  }

  @Override
  public boolean isSimulated() {
    return false;
  }
}
