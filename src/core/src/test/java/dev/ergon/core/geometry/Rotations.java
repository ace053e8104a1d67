package dev.ergon.core.geometry;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Vectors, rotations and transforms for properties. */
final class Rotations {
  private Rotations() {}

  static Arbitrary<Vec3> vectors(double largest) {
    Arbitrary<Double> number = Arbitraries.doubles().between(-largest, largest);
    return Combinators.combine(number, number, number).as(Vec3::new);
  }

  static Arbitrary<Quaternion> quaternions() {
    return vectors(4).map(Quaternion::ofRotationVector);
  }

  static Arbitrary<Transform> transforms() {
    return Combinators.combine(vectors(10), quaternions()).as(Transform::new);
  }
}
