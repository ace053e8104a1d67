package dev.ergon.control.state;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DeadmanTest {
  private static final long DEADLINE = 500;

  private final Deadman deadman = new Deadman(DEADLINE);

  @Test
  void anArmAtRestMayWaitForTheWholeDeadline() {
    assertFalse(deadman.isLate(1000, 1000 + DEADLINE, 0));
    assertTrue(deadman.isLate(1000, 1001 + DEADLINE, 0));
  }

  @Test
  void aMovingArmIsStoppedAsMuchEarlierAsItsStopTakes() {
    assertFalse(deadman.isLate(1000, 1400, 100));
    assertTrue(deadman.isLate(1000, 1401, 100));
  }

  @Test
  void aStopThatTakesLongerThanHalfTheDeadlineCountsAsHalf() {
    assertFalse(deadman.isLate(1000, 1250, 10_000));
    assertTrue(deadman.isLate(1000, 1251, 10_000));
  }

  @Test
  void aLateSignStaysLateAndTheNextOneIsJudgedAfresh() {
    assertTrue(deadman.isLate(1000, 1450, 100));
    assertTrue(deadman.isLate(1000, 1450, 0), "braking made the stop shorter");
    assertFalse(deadman.isLate(1440, 1460, 100));
  }

  @Test
  void aSignFromTheFutureIsLate() {
    assertTrue(deadman.isLate(1501, 1000, 0));
    assertFalse(deadman.isLate(1600, 1100, 0));
  }
}
