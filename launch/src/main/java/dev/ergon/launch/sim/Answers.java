package dev.ergon.launch.sim;

import dev.ergon.core.time.Clock;
import java.util.concurrent.TimeUnit;

/**
 * Waits for commands that answer a state. Where none has come for a second, nobody is there to wait
 * for. Transports' threads tell of commands; the simulator's thread waits.
 */
final class Answers {
  private static final long PATIENCE_NANOS = 100_000_000;
  private static final long GONE_NANOS = 1_000_000_000;

  private final Clock host;
  private long lastNanos;
  private long count;
  private long waitedFor;

  Answers(Clock host) {
    this.host = host;
    lastNanos = host.nanos() - GONE_NANOS;
  }

  synchronized void came() {
    lastNanos = host.nanos();
    count++;
    notifyAll();
  }

  /** Returns when a command has come since the last call, or after a moment. */
  synchronized void await() throws InterruptedException {
    long end = host.nanos() + PATIENCE_NANOS;
    while (count == waitedFor && host.nanos() < Math.min(end, lastNanos + GONE_NANOS)) {
      wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - host.nanos())));
    }
    waitedFor = count;
  }
}
