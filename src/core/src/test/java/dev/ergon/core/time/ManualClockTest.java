package dev.ergon.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ManualClockTest {
  private final ManualClock clock = new ManualClock(100);

  @Test
  void whoeverSleepsMovesIt() {
    clock.sleepUntil(150);
    assertEquals(150, clock.nanos());
    clock.sleepUntil(120);
    assertEquals(150, clock.nanos());
  }

  @Test
  void jumpsWhereItIsTold() {
    clock.set(7);
    clock.advance(3);
    assertEquals(10, clock.nanos());
    assertEquals(Instant.EPOCH.plusNanos(10), clock.utc());
    assertTrue(clock.isSimulated());
  }
}
