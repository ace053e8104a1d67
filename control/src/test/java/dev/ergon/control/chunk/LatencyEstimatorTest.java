package dev.ergon.control.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.AllocationMeter;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LatencyEstimatorTest {
  private final LatencyEstimator estimator = new LatencyEstimator();

  private void warm() {
    for (int i = 0; i < LatencyEstimator.COLD; i++) {
      estimator.add(9_000_000_000L);
    }
  }

  @Test
  void knowsNothingBeforeTheFirstWarmAnswer() {
    warm();
    assertEquals(-1, estimator.p95Nanos());
  }

  @Test
  void leavesTheColdStartOut() {
    warm();
    estimator.add(50);
    assertEquals(50, estimator.p95Nanos());
  }

  @Test
  void isNotMovedByOneAnswerInAHundredThatIsLate() {
    warm();
    for (int i = 1; i <= LatencyEstimator.WINDOW; i++) {
      estimator.add(i == 40 ? 1_000_000 : 100);
    }
    assertEquals(100, estimator.p95Nanos());
  }

  @Property(tries = 300)
  void isTheNearestRankOfTheLastWindow(
      @ForAll @Size(min = 1, max = 200) int @IntRange(min = 0, max = 1000) [] nanos) {
    var one = new LatencyEstimator();
    for (int i = 0; i < LatencyEstimator.COLD; i++) {
      one.add(5_000);
    }
    for (int value : nanos) {
      one.add(value);
    }
    int from = Math.max(0, nanos.length - LatencyEstimator.WINDOW);
    int[] last = Arrays.copyOfRange(nanos, from, nanos.length);
    Arrays.sort(last);
    assertEquals(last[(int) Math.ceil(0.95 * last.length) - 1], one.p95Nanos());
  }

  @Test
  void allocatesNothing() {
    int[] n = {0};
    assertEquals(
        0, AllocationMeter.bytesAllocated(10_000, () -> estimator.add(n[0]++ * 7919L % 1000)));
  }
}
