package dev.ergon.control.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.bench.TrajectoryCase.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Thousands of random plans; {@code ergon bench control trajectory} runs as many as asked. */
class TrajectoryPropertyTest {
  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void comesToRestAtTheTargetInsideLimits(@ForAll long seed) {
    assertEquals("", new TrajectoryCase(Kind.TO_REST, 7, seed).fault());
  }

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void passesTheTargetAtTheWantedVelocityInsideLimits(@ForAll long seed) {
    assertEquals("", new TrajectoryCase(Kind.TO_VELOCITY, 7, seed).fault());
  }

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void returnsFromOutsideItsLimits(@ForAll long seed) {
    assertEquals("", new TrajectoryCase(Kind.FROM_OUTSIDE, 7, seed).fault());
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void isNeverFivePerCentLaterThanPossible(@ForAll long seed) {
    assertTrue(
        new TrajectoryCase(Kind.TO_REST, 1, seed).slowness() <= TrajectorySweep.ALLOWED_SLOWNESS);
  }

  @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
  void synchronisedJointsAreNeverFivePerCentLaterThanPossible(@ForAll long seed) {
    assertTrue(
        new TrajectoryCase(Kind.TO_REST, 7, seed).slowness() <= TrajectorySweep.ALLOWED_SLOWNESS);
  }

  /** Drawn once for all: none of 83,333 was late, but a position limit could keep one back. */
  @Property(tries = 2000, shrinking = ShrinkingMode.OFF, seed = "1")
  void jointsThatPassTheirTargetsTogetherAreNotFivePerCentLaterThanPossible(@ForAll long seed) {
    assertTrue(
        new TrajectoryCase(Kind.TO_VELOCITY, 7, seed).slowness()
            <= TrajectorySweep.ALLOWED_SLOWNESS);
  }
}
