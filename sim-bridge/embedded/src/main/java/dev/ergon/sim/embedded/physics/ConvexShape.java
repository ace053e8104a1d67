package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Vec3;
import java.util.List;

/** A convex solid in its own frame. */
public sealed interface ConvexShape {
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
