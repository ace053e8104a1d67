package dev.ergon.core.time;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SystemClockTest {
  private final SystemClock clock = new SystemClock();

  @Test
  void neverReturnsBeforeTheDeadline() throws InterruptedException {
    long deadlineNanos = clock.nanos() + 2_000_000;
    clock.sleepUntil(deadlineNanos);
    assertTrue(clock.nanos() - deadlineNanos >= 0);
  }

  @Test
  void neverRunsBackwards() {
    long before = clock.nanos();
    assertTrue(clock.nanos() - before >= 0);
    assertFalse(clock.isSimulated());
  }

  @Test
  void aSleeperCanBeInterrupted() {
    Thread.currentThread().interrupt();
    long farNanos = clock.nanos() + 3_600_000_000_000L;
    assertThrows(InterruptedException.class, () -> clock.sleepUntil(farNanos));
  }
}
