package dev.ergon.core.action;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionChunkTest {
  private final double[] values = {0, 1, 2, 3, 4, 5};
  private final ActionChunk chunk = new ActionChunk(1, 100, 10, 2, 3, values);

  @Test
  void valuesLieRowByRow() {
    assertEquals(1, chunk.value(0, 1));
    assertEquals(3, chunk.value(1, 0));
    assertArrayEquals(new double[] {3, 4, 5}, chunk.action(1));
  }

  @Test
  void copiesInAndOut() {
    values[0] = 99;
    chunk.values()[1] = 99;
    chunk.action(0)[2] = 99;
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, chunk.values());
  }

  @Test
  void judgesNoValue() {
    ActionChunk hostile =
        new ActionChunk(1, 0, 1, 1, 2, new double[] {Double.NaN, Double.NEGATIVE_INFINITY});
    assertTrue(Double.isNaN(hostile.value(0, 0)));
  }

  @Test
  void mayBeEmpty() {
    assertEquals(0, new ActionChunk(1, 0, 1, 0, 7, new double[0]).horizon());
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 3", "-1, 2, 3", "1, 3, 3", "1, -1, 3", "1, 2, 0", "1, 1025, 3", "1, 1, 65"})
  void refusesAStructureThatDoesNotFit(long periodNanos, int horizon, int dimensions) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ActionChunk(1, 0, periodNanos, horizon, dimensions, values));
  }
}
