package dev.ergon.sim.embedded.export;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.MassSpec;
import java.util.List;

/** What bodies of even density weigh: each convex part on its own, as if parts did not overlap. */
final class PartMass {
  private PartMass() {}

  static MassSpec of(BodySpec body) {
    return MassSpec.of(
        body.parts().stream()
            .map(part ->
                new MassSpec.Portion(
                    part.xBodyPart(), inertial(part.shape(), body.densityKgPerM3())))
            .toList());
  }

  private static Inertial inertial(ConvexShape shape, double density) {
    if (shape instanceof ConvexShape.Box box) {
      Vec3 s = box.sizeM();
      double mass = density * s.x() * s.y() * s.z();
      return diagonal(
          mass,
          mass / 12 * (s.y() * s.y() + s.z() * s.z()),
          mass / 12 * (s.x() * s.x() + s.z() * s.z()),
          mass / 12 * (s.x() * s.x() + s.y() * s.y()));
    }
    if (shape instanceof ConvexShape.Cylinder cylinder) {
      return cylinder(Math.PI * square(cylinder.radiusM()), cylinder.lengthM(), density);
    }
    if (shape instanceof ConvexShape.Sphere sphere) {
      double r2 = square(sphere.radiusM());
      double mass = density * 4 / 3 * Math.PI * r2 * sphere.radiusM();
      return diagonal(mass, 0.4 * mass * r2, 0.4 * mass * r2, 0.4 * mass * r2);
    }
    Prism prism = Prism.of((ConvexShape.Hull) shape);
    return cylinder(prism.areaM2(), prism.heightM(), density);
  }

  /** A cylinder of this base; a prism turns about as hard as one. */
  private static Inertial cylinder(double areaM2, double height, double density) {
    double mass = density * areaM2 * height;
    double r2 = areaM2 / Math.PI;
    double across = mass * (3 * r2 + height * height) / 12;
    return diagonal(mass, across, across, mass * r2 / 2);
  }

  private static Inertial diagonal(double mass, double ixx, double iyy, double izz) {
    return new Inertial(Transform.IDENTITY, mass, ixx, 0, 0, iyy, 0, izz);
  }

  private static double square(double value) {
    return value * value;
  }

  /**
   * A hull that is an upright prism about its origin, as the scene's are.
   *
   * @param outline of its base, counter-clockwise
   */
  record Prism(List<Vec3> outline, double heightM) {
    static Prism of(ConvexShape.Hull hull) {
      List<Vec3> base = hull.points().stream().filter(p -> p.z() < 0).toList();
      return new Prism(base, -2 * base.get(0).z());
    }

    double areaM2() {
      double twice = 0;
      for (int i = 0; i < outline.size(); i++) {
        Vec3 a = outline.get(i);
        Vec3 b = outline.get((i + 1) % outline.size());
        twice += a.x() * b.y() - a.y() * b.x();
      }
      return Math.abs(twice) / 2;
    }
  }
}
