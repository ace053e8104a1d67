package dev.ergon.core.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class QuaternionTest {
  @Property
  void rotationVectorComesBackFromItsExponential(
      @ForAll @DoubleRange(min = -1.8, max = 1.8) double x,
      @ForAll @DoubleRange(min = -1.8, max = 1.8) double y,
      @ForAll @DoubleRange(min = -1.8, max = 1.8) double z) {
    Vec3 rotation = new Vec3(x, y, z);
    Vec3 back = Quaternion.ofRotationVector(rotation).toRotationVector();
    if (rotation.norm() < Math.PI - 1e-6) {
      assertTrue(back.distanceTo(rotation) < 1e-9, () -> rotation + " came back as " + back);
    }
  }

  @Property
  void axesOfARotationGiveItBack(
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double x,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double y,
      @ForAll @DoubleRange(min = -3.1, max = 3.1) double z) {
    Quaternion rotation = Quaternion.ofRollPitchYaw(x, y, z);
    Quaternion back =
        Quaternion.ofAxes(
            rotation.rotate(Vec3.X), rotation.rotate(Vec3.Y), rotation.rotate(Vec3.Z));
    assertTrue(back.angleTo(rotation) < 1e-7, () -> rotation + " came back as " + back);
  }

  @Test
  void refusesAxesThatAreLeftHandedOrOblique() {
    assertThrows(
        IllegalArgumentException.class, () -> Quaternion.ofAxes(Vec3.X, Vec3.Y, Vec3.Z.times(-1)));
    assertThrows(
        IllegalArgumentException.class, () -> Quaternion.ofAxes(Vec3.X, Vec3.X, Vec3.ZERO));
  }

  @Test
  void rollPitchYawTurnsAboutFixedAxesInThatOrder() {
    Vec3 turned = Quaternion.ofRollPitchYaw(Math.PI / 2, 0, Math.PI / 2).rotate(Vec3.Y);
    assertEquals(0, turned.x(), 1e-12);
    assertEquals(0, turned.y(), 1e-12);
    assertEquals(1, turned.z(), 1e-12);
  }

  @Test
  void refusesWhatIsNotARotation() {
    assertThrows(IllegalArgumentException.class, () -> new Quaternion(1, 1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Quaternion(Double.NaN, 0, 0, 0));
  }

  @Property
  void aProductTurnsByTheRightOneFirst(
      @ForAll("rotations") Quaternion a, @ForAll("rotations") Quaternion b) {
    Vec3 v = new Vec3(1, 2, 3);
    assertTrue(a.times(b).rotate(v).distanceTo(a.rotate(b.rotate(v))) < 1e-12);
  }

  @Property
  void theAngleBetweenIsThatOfTheTurnThatLeadsOver(
      @ForAll("rotations") Quaternion a, @ForAll @DoubleRange(min = 0, max = 3.1) double angleRad) {
    Quaternion b = a.times(Quaternion.ofAxisAngle(new Vec3(1, -2, 0.5), angleRad));
    assertEquals(angleRad, a.angleTo(b), 1e-7);
    assertEquals(angleRad, b.angleTo(a), 1e-7);
  }

  @Property
  void makingItAgainChangesNoBit(@ForAll("rotations") Quaternion q) {
    assertEquals(q, new Quaternion(q.w(), q.x(), q.y(), q.z()));
  }

  @Provide
  Arbitrary<Quaternion> rotations() {
    return Rotations.quaternions();
  }
}
