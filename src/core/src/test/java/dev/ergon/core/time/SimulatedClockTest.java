package dev.ergon.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatedClockTest {
  private final SimulatedClock clock = new SimulatedClock();
  private final ExecutorService sleepers = Executors.newFixedThreadPool(2);

  @AfterEach
  void endSleepers() {
    sleepers.shutdownNow();
  }

  @Test
  void startsAtZeroAndMovesOnlyWhenTold() {
    assertEquals(0, clock.nanos());
    clock.advance(5);
    clock.advance(0);
    assertEquals(5, clock.nanos());
    clock.set(3);
    assertEquals(3, clock.nanos());
    assertTrue(clock.isSimulated());
  }

  @Test
  void wallClockTimeIsDerivedSoThatTwoRunsAgree() {
    clock.set(1_500_000_000);
    assertEquals(Instant.ofEpochSecond(1, 500_000_000), clock.utc());
  }

  @Test
  void refusesToAdvanceBackwards() {
    assertThrows(IllegalArgumentException.class, () -> clock.advance(-1));
  }

  @Test
  void sleepersWakeWhenTheirDeadlineIsReachedAndNotBefore()
      throws InterruptedException, ExecutionException, TimeoutException {
    CountDownLatch started = new CountDownLatch(2);
    Future<Long> early = sleepers.submit(() -> wakeAt(10, started));
    Future<Long> late = sleepers.submit(() -> wakeAt(20, started));
    assertTrue(started.await(10, TimeUnit.SECONDS));
    clock.set(9);
    clock.set(15);
    assertEquals(15, early.get(10, TimeUnit.SECONDS));
    clock.set(20);
    assertEquals(20, late.get(10, TimeUnit.SECONDS));
  }

  @Test
  void aDeadlineThatHasPassedReturnsAtOnce() throws InterruptedException {
    clock.set(10);
    clock.sleepUntil(10);
    clock.sleepUntil(-1);
    assertEquals(10, clock.nanos());
  }

  @Test
  void aSleeperCanBeInterrupted() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> clock.sleepUntil(1));
  }

  private long wakeAt(long deadlineNanos, CountDownLatch started) throws InterruptedException {
    started.countDown();
    clock.sleepUntil(deadlineNanos);
    return clock.nanos();
  }
}
