package dev.ergon.control.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RootFinderTest {
  private final RootFinder root = new RootFinder();
  private int evaluations;

  @Test
  void findsARootInFewEvaluations() {
    root.solve(x -> count(x * x * x - 2), 0, -2, 2, 6, 1e-14);
    assertEquals(Math.cbrt(2), root.nonNegative(), 1e-14);
    assertTrue(evaluations < 15, evaluations + " evaluations");
  }

  @Test
  void answersNeighbouringNumbersWhereTheFunctionJumps() {
    root.solve(x -> count(x < 0.3 ? -1 : 1), 0, -1, 1, 1, 1e-14);
    assertTrue(root.nonPositive() < 0.3 && root.nonNegative() >= 0.3);
    assertEquals(root.nonPositive(), root.nonNegative(), 1e-15);
    assertTrue(evaluations <= 100);
  }

  @Test
  void takesAnEndThatIsARoot() {
    root.solve(x -> count(x), 0, 0, 1, 1, 1e-14);
    assertEquals(0, root.nonNegative());
    assertEquals(0, evaluations);
  }

  private double count(double value) {
    evaluations++;
    return value;
  }
}
