package dev.ergon.control.envelope;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * The arm's links as capsules (a ball swept along a segment), from the collision shapes of its
 * description, and how far they are from one another and from boxes. A cylinder's capsule ends
 * flush with it; a box's contains it. Meshes and the gripper's fingers are left out: a finger must
 * be able to touch what it grasps. Owned by one thread. Real-time safe after construction.
 */
final class Capsules {
  /** Links with fewer joints between them than this touch by design. */
  private static final int JOINTS_BETWEEN = 3;

  /**
   * Halvings of the segment in the search for its point nearest to a box: to 1e-5 of its length.
   */
  private static final int SEARCH_STEPS = 24;

  private final int count;
  private final int[] link;
  private final int[] body;
  private final double[] radius;

  /** Both ends in the link's frame, 6 numbers per capsule. */
  private final double[] local;

  private final double[] world;
  private final int[] pairs;

  private record Part(int link, int body, Vec3 from, Vec3 to, double radius) {}

  Capsules(RobotModel model) {
    List<Part> parts = parts(model);
    count = parts.size();
    link = new int[count];
    body = new int[count];
    radius = new double[count];
    local = new double[6 * count];
    world = new double[6 * count];
    for (int i = 0; i < count; i++) {
      Part part = parts.get(i);
      link[i] = part.link();
      body[i] = part.body();
      radius[i] = part.radius();
      write(part.from(), 6 * i);
      write(part.to(), 6 * i + 3);
    }
    pairs = pairs();
  }

  private static List<Part> parts(RobotModel model) {
    List<Part> parts = new ArrayList<>();
    add(parts, model, model.baseLink(), 0, 0);
    int body = 0;
    for (int i = 0; i < model.chain().size(); i++) {
      Joint joint = model.chain().get(i);
      body += joint.type() == JointType.FIXED ? 0 : 1;
      add(parts, model, joint.childLink(), i + 1, body);
    }
    return parts;
  }

  private static void add(List<Part> parts, RobotModel model, String name, int link, int body) {
    Link found = model.description().link(name).orElseThrow();
    for (Collision collision : found.collisions()) {
      Transform at = collision.origin();
      if (collision.shape() instanceof Shape.Sphere ball) {
        parts.add(new Part(link, body, at.translation(), at.translation(), ball.radiusM()));
      } else if (collision.shape() instanceof Shape.Cylinder cylinder) {
        double half = Math.max(0, cylinder.lengthM() / 2 - cylinder.radiusM());
        parts.add(along(link, body, at, Vec3.Z.times(half), cylinder.radiusM()));
      } else if (collision.shape() instanceof Shape.Box box) {
        parts.add(around(link, body, at, box.size()));
      }
    }
  }

  private static Part along(int link, int body, Transform at, Vec3 half, double radius) {
    return new Part(link, body, at.apply(half.times(-1)), at.apply(half), radius);
  }

  private static Part around(int link, int body, Transform at, Vec3 size) {
    if (size.x() >= size.y() && size.x() >= size.z()) {
      double radius = Math.hypot(size.y(), size.z()) / 2;
      return along(link, body, at, Vec3.X.times(size.x() / 2), radius);
    }
    if (size.y() >= size.z()) {
      double radius = Math.hypot(size.x(), size.z()) / 2;
      return along(link, body, at, Vec3.Y.times(size.y() / 2), radius);
    }
    double radius = Math.hypot(size.x(), size.y()) / 2;
    return along(link, body, at, Vec3.Z.times(size.z() / 2), radius);
  }

  private int[] pairs() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (int j = i + 1; j < count; j++) {
        if (body[j] - body[i] >= JOINTS_BETWEEN) {
          found.add(i);
          found.add(j);
        }
      }
    }
    return found.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Puts every capsule where {@code frames} has its link. */
  void place(ChainFrames frames) {
    for (int i = 0; i < count; i++) {
      int k = 6 * i;
      frames.point(link[i], local[k], local[k + 1], local[k + 2], world, k);
      frames.point(link[i], local[k + 3], local[k + 4], local[k + 5], world, k + 3);
    }
  }

  /** The least gap between two links that must not touch, m; negative where they overlap. */
  double selfGap() {
    double least = Double.POSITIVE_INFINITY;
    for (int p = 0; p < pairs.length; p += 2) {
      int i = pairs[p];
      int j = pairs[p + 1];
      double gap = segmentDistance(6 * i, 6 * j) - radius[i] - radius[j];
      least = Math.min(least, gap);
    }
    return least;
  }

  /** How low the lowest point of a moving link is, m. */
  double lowest() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (body[i] > 0) {
        least = Math.min(least, Math.min(world[6 * i + 2], world[6 * i + 5]) - radius[i]);
      }
    }
    return least;
  }

  /** The least gap between a moving link and a box, m; negative where they overlap. */
  double boxGap(double[] lower, double[] upper) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      if (body[i] > 0) {
        least = Math.min(least, segmentToBox(6 * i, lower, upper) - radius[i]);
      }
    }
    return least;
  }

  /**
   * The signed distance to a box is convex, so a search by thirds finds the segment's nearest
   * point.
   */
  private double segmentToBox(int at, double[] lower, double[] upper) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < SEARCH_STEPS; step++) {
      double third = (high - low) / 3;
      if (pointToBox(at, low + third, lower, upper) < pointToBox(at, high - third, lower, upper)) {
        high -= third;
      } else {
        low += third;
      }
    }
    return pointToBox(at, (low + high) / 2, lower, upper);
  }

  private double pointToBox(int at, double t, double[] lower, double[] upper) {
    double outside = 0;
    double inside = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double x = world[at + k] + t * (world[at + 3 + k] - world[at + k]);
      double d = Math.max(lower[k] - x, x - upper[k]);
      outside += d > 0 ? d * d : 0;
      inside = Math.max(inside, d);
    }
    return inside > 0 ? Math.sqrt(outside) : inside;
  }

  /** Distance of two segments (Ericson, Real-Time Collision Detection, 2005, section 5.1.9). */
  private double segmentDistance(int p, int q) {
    double a = 0;
    double e = 0;
    double b = 0;
    double c = 0;
    double f = 0;
    for (int k = 0; k < 3; k++) {
      double d1 = world[p + 3 + k] - world[p + k];
      double d2 = world[q + 3 + k] - world[q + k];
      double r = world[p + k] - world[q + k];
      a += d1 * d1;
      e += d2 * d2;
      b += d1 * d2;
      c += d1 * r;
      f += d2 * r;
    }
    double s = 0;
    double t = 0;
    if (a > 0 && e > 0) {
      double denominator = a * e - b * b;
      s = denominator > 1e-12 * a * e ? clamp((b * f - c * e) / denominator) : 0;
      t = clamp((b * s + f) / e);
      s = clamp((b * t - c) / a);
    } else if (a > 0) {
      s = clamp(-c / a);
    } else if (e > 0) {
      t = clamp(f / e);
    }
    double square = 0;
    for (int k = 0; k < 3; k++) {
      double x = world[p + k] + s * (world[p + 3 + k] - world[p + k]);
      double y = world[q + k] + t * (world[q + 3 + k] - world[q + k]);
      square += (x - y) * (x - y);
    }
    return Math.sqrt(square);
  }

  private static double clamp(double x) {
    return Math.max(0, Math.min(1, x));
  }

  private void write(Vec3 v, int at) {
    local[at] = v.x();
    local[at + 1] = v.y();
    local[at + 2] = v.z();
  }
}
