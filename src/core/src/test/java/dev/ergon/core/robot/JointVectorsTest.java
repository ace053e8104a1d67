package dev.ergon.core.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JointVectorsTest {
  private static final List<String> NAMES = List.of("a", "b");

  @Test
  void aStateCopiesInAndOut() {
    double[] position = {1, 2};
    JointState state = new JointState(5, NAMES, position, new double[2], new double[2]);
    position[0] = 99;
    state.position()[1] = 99;
    assertArrayEquals(new double[] {1, 2}, state.position());
    assertEquals(2, state.position(1));
  }

  @Test
  void aStateHasOneFiniteNumberPerName() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new JointState(0, NAMES, new double[3], new double[2], new double[2]));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new JointState(
                    0, NAMES, new double[2], new double[] {0, Double.NaN}, new double[2]));
    assertTrue(String.valueOf(e.getMessage()).contains("'b'"));
  }

  @Test
  void aCommandHasOneFiniteNumberPerName() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new JointCommand(
                0,
                NAMES,
                new double[] {Double.POSITIVE_INFINITY, 0},
                new double[2],
                new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JointCommand(0, NAMES, new double[2], new double[1], new double[2]));
    assertThrows(
        IllegalArgumentException.class,
        () -> new JointCommand(0, NAMES, new double[2], new double[2], new double[1]));
  }

  @Test
  void aStateBufferHoldsWhatADriverReportsNaNIncluded() {
    JointStateBuffer buffer = new JointStateBuffer(2);
    buffer.setStampNanos(7);
    buffer.set(1, Double.NaN, 2, 3);
    JointStateBuffer copy = new JointStateBuffer(2);
    copy.copyFrom(buffer);
    assertEquals(7, copy.stampNanos());
    assertTrue(Double.isNaN(copy.position(1)));
    assertEquals(2, copy.velocity(1));
    assertEquals(3, copy.effort(1));
  }
}
