package dev.ergon.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FollowingClockTest {
  private static final long SILENCE_NANOS = 100;
  private final ManualClock host = new ManualClock(7);
  private final FollowingClock clock = new FollowingClock(host, SILENCE_NANOS);

  @Test
  void saysWhatItHeardLast() {
    clock.hear(1000);
    assertEquals(1000, clock.nanos());
    host.advance(SILENCE_NANOS);
    assertEquals(1000, clock.nanos());
    clock.hear(1004);
    assertEquals(1004, clock.nanos());
    assertEquals(1001, clock.ofSimulator(1001));
  }

  @Test
  void goesOnByItselfWhereTheSimulatorFallsSilent() {
    clock.hear(1000);
    assertFalse(clock.isSilent());
    host.advance(SILENCE_NANOS + 30);
    assertTrue(clock.isSilent());
    assertEquals(1030, clock.nanos());
  }

  @Test
  void goesOnByItselfAtOnceWhereTheSimulatorIsLost() {
    clock.hear(1000);
    host.advance(10);
    clock.lost();
    host.advance(30);
    assertTrue(clock.isSilent());
    assertEquals(1030, clock.nanos());
    clock.lost();
    assertEquals(1030, clock.nanos());
    clock.hear(1004);
    assertFalse(clock.isSilent());
    assertEquals(1030, clock.nanos());
  }

  @Test
  void neverGoesBackWhenTheSimulatorIsReset() {
    clock.hear(1000);
    clock.hear(0);
    assertEquals(1000, clock.nanos());
    clock.hear(5);
    assertEquals(1005, clock.nanos());
    assertEquals(1003, clock.ofSimulator(3));
  }

  @Test
  void neverGoesBackWhenTheSimulatorIsHeardAgain() {
    clock.hear(1000);
    host.advance(SILENCE_NANOS + 30);
    clock.hear(1010);
    assertEquals(1030, clock.nanos());
    clock.hear(1014);
    assertEquals(1034, clock.nanos());
  }

  @Test
  void jumpsAheadToTheSimulatorsTimeWhenItIsFirstHeard() {
    host.advance(10 * SILENCE_NANOS);
    assertTrue(clock.isSilent());
    clock.hear(5);
    assertEquals(5, clock.nanos());
  }

  @Test
  void aSleeperWakesWhenItsTimeIsHeardAndNotBefore() throws Exception {
    clock.hear(1000);
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<Long> woken =
        CompletableFuture.supplyAsync(() -> {
          started.countDown();
          return wakeAt(2000);
        });
    assertTrue(started.await(10, TimeUnit.SECONDS));
    clock.hear(1999);
    clock.hear(2001);
    assertEquals(2001, woken.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aSleeperWakesThoughTheSimulatorIsGone() throws InterruptedException {
    FollowingClock live = new FollowingClock(new SystemClock(), 1_000_000);
    live.hear(1000);
    live.sleepUntil(1_001_000);
    assertTrue(live.isSilent());
    assertTrue(live.nanos() >= 1_001_000);
  }

  @Test
  void aSleeperCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> clock.sleepUntil(1));
  }

  private long wakeAt(long deadlineNanos) {
    try {
      clock.sleepUntil(deadlineNanos);
      return clock.nanos();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
