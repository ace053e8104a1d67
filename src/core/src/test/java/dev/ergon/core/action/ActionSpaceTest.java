package dev.ergon.core.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ActionSpaceTest {
  private final List<ActionDimension> dimensions =
      new ArrayList<>(
          List.of(
              dimension("dx", ActionKind.DELTA_POSITION),
              dimension("dy", ActionKind.DELTA_POSITION),
              dimension("dz", ActionKind.DELTA_POSITION),
              dimension("rx", ActionKind.DELTA_ROTATION),
              dimension("ry", ActionKind.DELTA_ROTATION),
              dimension("rz", ActionKind.DELTA_ROTATION),
              dimension("gripper", ActionKind.GRIPPER)));

  @Test
  void findsTheFirstDimensionOfAKind() {
    ActionSpace space = space(RotationEncoding.ROTATION_VECTOR);
    assertEquals(7, space.size());
    assertEquals(3, space.indexOf(ActionKind.DELTA_ROTATION));
    assertTrue(space.has(ActionKind.GRIPPER));
    assertFalse(space.has(ActionKind.TERMINATE));
    assertEquals(-1, space.indexOf(ActionKind.TERMINATE));
  }

  @Test
  void refusesARotationWithOtherComponentsThanItsEncoding() {
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.QUATERNION));
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.NONE));
  }

  @Test
  void refusesComponentsThatDoNotFollowOneAnother() {
    Collections.swap(dimensions, 2, 6);
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.ROTATION_VECTOR));
  }

  @Test
  void refusesNamesThatAreThereTwice() {
    dimensions.set(1, dimension("dx", ActionKind.DELTA_POSITION));
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.ROTATION_VECTOR));
  }

  @Test
  void refusesNoneAndTooManyDimensions() {
    dimensions.clear();
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.NONE));
    IntStream.rangeClosed(0, ActionSpace.MAX_DIMENSIONS)
        .forEach(i -> dimensions.add(dimension("j" + i, ActionKind.JOINT_POSITION)));
    assertThrows(IllegalArgumentException.class, () -> space(RotationEncoding.NONE));
  }

  @Test
  void aDimensionHasFiniteOrderedBoundsAndAName() {
    assertThrows(
        IllegalArgumentException.class, () -> new ActionDimension("x", ActionKind.GRIPPER, 1, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ActionDimension("x", ActionKind.GRIPPER, Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ActionDimension("x", ActionKind.GRIPPER, 0, Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> new ActionDimension(" ", ActionKind.GRIPPER, 0, 1));
  }

  @Property
  void bothGripperConventionsComeBack(@ForAll @DoubleRange(min = 0, max = 1) double open) {
    for (GripperConvention convention : GripperConvention.values()) {
      assertEquals(open, convention.toOpenFraction(convention.fromOpenFraction(open)), 1e-15);
    }
  }

  @Test
  void oneIsOpenOrClosedAsTheConventionSaysAndNoValueLeavesTheRange() {
    assertEquals(1, GripperConvention.ONE_IS_OPEN.toOpenFraction(1));
    assertEquals(0, GripperConvention.ZERO_IS_OPEN.toOpenFraction(1));
    assertEquals(1, GripperConvention.ONE_IS_OPEN.toOpenFraction(7));
    assertEquals(1, GripperConvention.ZERO_IS_OPEN.toOpenFraction(-7));
    assertTrue(Double.isNaN(GripperConvention.ZERO_IS_OPEN.toOpenFraction(Double.NaN)));
  }

  private ActionSpace space(RotationEncoding rotation) {
    return new ActionSpace("test", dimensions, "base", rotation, GripperConvention.ONE_IS_OPEN);
  }

  private static ActionDimension dimension(String name, ActionKind kind) {
    return new ActionDimension(name, kind, -1, 1);
  }
}
