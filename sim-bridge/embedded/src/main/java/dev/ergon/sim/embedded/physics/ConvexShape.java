package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Shape;
import java.util.List;
import java.util.Optional;

/** A convex solid in its own frame. */
public sealed interface ConvexShape {
  /** A robot's shape as a convex solid; empty for a mesh. */
  static Optional<ConvexShape> of(Shape shape) {
    if (shape instanceof Shape.Box box) {
      return Optional.of(new Box(box.size()));
    }
    if (shape instanceof Shape.Cylinder cylinder) {
      return Optional.of(new Cylinder(cylinder.radiusM(), cylinder.lengthM()));
    }
    if (shape instanceof Shape.Sphere sphere) {
      return Optional.of(new Sphere(sphere.radiusM()));
    }
    return Optional.empty();
  }

  /** Full side lengths. */
  record Box(Vec3 sizeM) implements ConvexShape {}

  /** Along z. */
  record Cylinder(double radiusM, double lengthM) implements ConvexShape {}

  /** A ball. */
  record Sphere(double radiusM) implements ConvexShape {}

  /** What the points span. */
  record Hull(List<Vec3> points) implements ConvexShape {
    public Hull {
      points = List.copyOf(points);
    }
  }
}
