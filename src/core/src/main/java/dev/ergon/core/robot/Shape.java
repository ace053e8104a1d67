package dev.ergon.core.robot;

import dev.ergon.core.geometry.Vec3;

/** A solid in its own frame, centred at the origin. Metres. */
public sealed interface Shape {
  /** A box with full side lengths {@code size}. */
  record Box(Vec3 size) implements Shape {}

  /** A cylinder along z. */
  record Cylinder(double radiusM, double lengthM) implements Shape {}

  /** A ball. */
  record Sphere(double radiusM) implements Shape {}

  /** A file with triangles, scaled per axis. */
  record Mesh(String uri, Vec3 scale) implements Shape {}
}
