package dev.ergon.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class Vec3Test {
  @Property
  void theCrossProductIsNormalToBoth(@ForAll("vectors") Vec3 a, @ForAll("vectors") Vec3 b) {
    assertEquals(0, a.cross(b).dot(a), 1e-9);
    assertEquals(0, a.cross(b).dot(b), 1e-9);
  }

  @Test
  void axesAreRightHanded() {
    assertEquals(Vec3.Z, Vec3.X.cross(Vec3.Y));
    assertEquals(Vec3.X, Vec3.Y.cross(Vec3.Z));
  }

  @Test
  void normalisedHasLengthOne() {
    Vec3 unit = new Vec3(3, 0, 4).normalised();
    assertEquals(1, unit.norm(), 1e-15);
    assertEquals(0, unit.distanceTo(new Vec3(0.6, 0, 0.8)), 1e-15);
  }

  @Test
  void refusesWhatIsNotFiniteOrHasNoDirection() {
    assertThrows(IllegalArgumentException.class, () -> new Vec3(Double.NaN, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Vec3(0, Double.POSITIVE_INFINITY, 0));
    assertThrows(IllegalArgumentException.class, Vec3.ZERO::normalised);
    assertThrows(IllegalArgumentException.class, () -> new Vec3(1e308, 0, 0).times(10));
  }

  @Provide
  Arbitrary<Vec3> vectors() {
    return Rotations.vectors(100);
  }
}
