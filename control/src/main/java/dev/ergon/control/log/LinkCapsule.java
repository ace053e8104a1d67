package dev.ergon.control.log;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Shape;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A collision shape as the points within {@code radiusM} of a segment: a cylinder's ends flush with
 * it, a box's contains it.
 *
 * @param body 0 for what stands still, then one more for each joint on the way
 * @param from in the frame of the link, or in the base frame once placed
 * @param to the other end
 */
record LinkCapsule(int body, Vec3 from, Vec3 to, double radiusM) {
  /** The capsule of {@code collision}; empty for a mesh. */
  static Optional<LinkCapsule> of(int body, Collision collision) {
    Shape shape = collision.shape();
    if (shape instanceof Shape.Sphere ball) {
      return Optional.of(along(body, collision, Vec3.ZERO, ball.radiusM()));
    }
    if (shape instanceof Shape.Cylinder rod) {
      double half = Math.max(rod.lengthM() / 2 - rod.radiusM(), 0);
      return Optional.of(along(body, collision, new Vec3(0, 0, half), rod.radiusM()));
    }
    if (shape instanceof Shape.Box box) {
      return Optional.of(around(body, collision, box.size()));
    }
    return Optional.empty();
  }

  private static LinkCapsule along(int body, Collision collision, Vec3 half, double radius) {
    Transform xLC = collision.origin();
    return new LinkCapsule(body, xLC.apply(half.times(-1)), xLC.apply(half), radius);
  }

  /** About the longest of the box's axes, as thick as its cross-section's diagonal. */
  private static LinkCapsule around(int body, Collision collision, Vec3 size) {
    double longest = Math.max(size.x(), Math.max(size.y(), size.z()));
    Vec3 axis =
        Stream.of(Vec3.X, Vec3.Y, Vec3.Z)
            .filter(a -> size.dot(a) == longest)
            .findFirst()
            .orElseThrow();
    double squares =
        DoubleStream.of(size.x(), size.y(), size.z()).map(s -> s * s).sum() - longest * longest;
    return along(body, collision, axis.times(longest / 2), Math.sqrt(Math.max(0, squares)) / 2);
  }

  LinkCapsule placed(Transform xBL) {
    return new LinkCapsule(body, xBL.apply(from), xBL.apply(to), radiusM);
  }

  private Vec3 at(double t) {
    return from.plus(to.minus(from).times(t));
  }

  /** How high its lowest point is, m. */
  double lowestM() {
    return Math.min(from.z(), to.z()) - radiusM;
  }

  /**
   * The gap to another, m; negative where they overlap. Two segments are nearest where both are at
   * the foot of the other's perpendicular, or where one of them ends.
   */
  double gapM(LinkCapsule other) {
    double ends =
        Math.min(
            Math.min(other.toPoint(from), other.toPoint(to)),
            Math.min(toPoint(other.from), toPoint(other.to)));
    Vec3 u = to.minus(from);
    Vec3 v = other.to.minus(other.from);
    Vec3 normal = u.cross(v);
    double square = normal.dot(normal);
    if (square > 0) {
      Vec3 between = other.from.minus(from);
      double s = between.cross(v).dot(normal) / square;
      double t = between.cross(u).dot(normal) / square;
      if (s > 0 && s < 1 && t > 0 && t < 1) {
        ends = Math.min(ends, Math.abs(between.dot(normal)) / Math.sqrt(square));
      }
    }
    return ends - radiusM - other.radiusM;
  }

  /** The distance of the segment to a point. */
  private double toPoint(Vec3 point) {
    Vec3 u = to.minus(from);
    double square = u.dot(u);
    double t = square > 0 ? point.minus(from).dot(u) / square : 0;
    return at(Math.min(1, Math.max(0, t))).distanceTo(point);
  }

  /**
   * The gap to a box along the base frame's axes, m; negative where they overlap. Along the segment
   * the signed distance is piecewise: it is looked at wherever its least value can be.
   */
  double gapM(Vec3 lower, Vec3 upper) {
    double[] a = {from.x(), from.y(), from.z()};
    double[] d = {to.x() - a[0], to.y() - a[1], to.z() - a[2]};
    double[] low = {lower.x(), lower.y(), lower.z()};
    double[] high = {upper.x(), upper.y(), upper.z()};
    double least = Math.min(toBox(a, d, low, high, 0), toBox(a, d, low, high, 1));
    // Six lines: how far outside each side the point is. Outside one or two or three sides the
    // least distance is a parabola's vertex; inside, it is where two of the lines meet.
    for (int sides = 1; sides < 27; sides++) {
      double slope = 0;
      double curve = 0;
      int rest = sides;
      for (int k = 0; k < 3; k++, rest /= 3) {
        if (rest % 3 != 0) {
          double side = rest % 3 == 1 ? low[k] : high[k];
          slope += d[k] * (a[k] - side);
          curve += d[k] * d[k];
        }
      }
      least = Math.min(least, toBox(a, d, low, high, -slope / curve));
    }
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 6; j++) {
        double t = (line(a, low, high, j) - line(a, low, high, i)) / (rise(d, i) - rise(d, j));
        least = Math.min(least, toBox(a, d, low, high, t));
      }
    }
    return least - radiusM;
  }

  /** How far outside side {@code i} the segment begins, and how that changes along it. */
  private static double line(double[] a, double[] low, double[] high, int i) {
    return i < 3 ? low[i] - a[i] : a[i - 3] - high[i - 3];
  }

  private static double rise(double[] d, int i) {
    return i < 3 ? -d[i] : d[i - 3];
  }

  /** The signed distance of the point at {@code t} to a box; of the start, if t is not in 0..1. */
  private static double toBox(double[] a, double[] d, double[] low, double[] high, double t) {
    double at = t >= 0 && t <= 1 ? t : 0;
    double square = 0;
    double deepest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double x = a[k] + at * d[k];
      double out = Math.max(low[k] - x, x - high[k]);
      deepest = Math.max(deepest, out);
      square += Math.max(0, out) * Math.max(0, out);
    }
    return deepest > 0 ? Math.sqrt(square) : deepest;
  }
}
