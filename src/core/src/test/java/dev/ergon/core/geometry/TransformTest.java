package dev.ergon.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TransformTest {
  @Property
  void aProductAppliesTheInnerOneFirst(
      @ForAll("transforms") Transform xAB,
      @ForAll("transforms") Transform xBC,
      @ForAll("points") Vec3 pointInC) {
    assertNear(xAB.apply(xBC.apply(pointInC)), xAB.times(xBC).apply(pointInC));
  }

  @Property
  void theInverseUndoes(@ForAll("transforms") Transform xAB, @ForAll("points") Vec3 pointInB) {
    assertNear(pointInB, xAB.inverse().apply(xAB.apply(pointInB)));
    assertNear(pointInB, xAB.apply(xAB.inverse().apply(pointInB)));
  }

  @Property
  void distancesStay(
      @ForAll("transforms") Transform x, @ForAll("points") Vec3 a, @ForAll("points") Vec3 b) {
    assertEquals(a.distanceTo(b), x.apply(a).distanceTo(x.apply(b)), 1e-9);
  }

  @Test
  void theIdentityChangesNothing() {
    Vec3 point = new Vec3(1, 2, 3);
    assertEquals(point, Transform.IDENTITY.apply(point));
  }

  @Test
  void aPoseIsATransformWithTheNameOfItsFrame() {
    Transform xWE = Transform.ofTranslation(1, 2, 3);
    Pose pose = Pose.of("world", xWE);
    assertEquals("world", pose.frame());
    assertEquals(xWE, pose.toTransform());
  }

  @Provide
  Arbitrary<Transform> transforms() {
    return Rotations.transforms();
  }

  @Provide
  Arbitrary<Vec3> points() {
    return Rotations.vectors(10);
  }

  private static void assertNear(Vec3 wanted, Vec3 got) {
    assertTrue(wanted.distanceTo(got) < 1e-9, () -> "got " + got + ", wanted " + wanted);
  }
}
