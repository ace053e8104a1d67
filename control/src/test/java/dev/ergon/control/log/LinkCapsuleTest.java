package dev.ergon.control.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Shape;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Against distances found by trying many points. */
class LinkCapsuleTest {
  private static final int SAMPLES = 300;

  private static Vec3 point(Random random) {
    return new Vec3(
        2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1);
  }

  private static LinkCapsule capsule(Random random) {
    return new LinkCapsule(1, point(random), point(random), 0.1 * random.nextDouble());
  }

  private static Vec3 at(LinkCapsule capsule, int sample) {
    return capsule.from().plus(capsule.to().minus(capsule.from()).times((double) sample / SAMPLES));
  }

  @Property(tries = 60)
  void theGapBetweenTwoIsThatOfTheirNearestPoints(@ForAll long seed) {
    Random random = new Random(seed);
    LinkCapsule a = capsule(random);
    LinkCapsule b = capsule(random);
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= SAMPLES; i++) {
      for (int j = 0; j <= SAMPLES; j++) {
        least = Math.min(least, at(a, i).distanceTo(at(b, j)));
      }
    }
    double gap = a.gapM(b);
    assertEquals(gap, b.gapM(a), 1e-9);
    assertTrue(gap <= least - a.radiusM() - b.radiusM() + 1e-9);
    // The samples are up to 3.5 m / 300 / 2 off on either segment.
    assertEquals(least - a.radiusM() - b.radiusM(), gap, 0.012);
  }

  @Property(tries = 200)
  void theGapToABoxIsThatOfTheNearestOrDeepestPoint(@ForAll long seed) {
    Random random = new Random(seed);
    LinkCapsule capsule = capsule(random);
    Vec3 lower = point(random).times(0.5);
    Vec3 upper =
        lower.plus(
            new Vec3(
                0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble()));
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= 20 * SAMPLES; i++) {
      double t = i / (20.0 * SAMPLES);
      Vec3 p = capsule.from().plus(capsule.to().minus(capsule.from()).times(t));
      least = Math.min(least, signedDistance(p, lower, upper));
    }
    double gap = capsule.gapM(lower, upper) + capsule.radiusM();
    assertTrue(gap <= least + 1e-9, gap + " where a point is at " + least);
    assertEquals(least, gap, 1e-3);
  }

  private static double signedDistance(Vec3 p, Vec3 lower, Vec3 upper) {
    Vec3 clamped =
        new Vec3(
            Math.max(lower.x(), Math.min(upper.x(), p.x())),
            Math.max(lower.y(), Math.min(upper.y(), p.y())),
            Math.max(lower.z(), Math.min(upper.z(), p.z())));
    double outside = p.distanceTo(clamped);
    double depth =
        Math.min(
            Math.min(
                Math.min(p.x() - lower.x(), upper.x() - p.x()),
                Math.min(p.y() - lower.y(), upper.y() - p.y())),
            Math.min(p.z() - lower.z(), upper.z() - p.z()));
    return outside > 0 ? outside : -depth;
  }

  @Test
  void parallelSegmentsAreAsFarApartAsTheirLines() {
    var a = new LinkCapsule(0, Vec3.ZERO, Vec3.X, 0.1);
    var b = new LinkCapsule(3, new Vec3(0.25, 0.5, 0), new Vec3(0.75, 0.5, 0), 0.1);
    assertEquals(0.3, a.gapM(b), 1e-12);
  }

  @Test
  void aCylinderEndsFlushAndABoxIsContained() {
    Transform up = Transform.ofTranslation(0, 0, 1);
    var rod = LinkCapsule.of(1, new Collision(up, new Shape.Cylinder(0.1, 0.6))).orElseThrow();
    assertEquals(0.7, rod.lowestM(), 1e-12);
    var turned =
        new Collision(
            new Transform(new Vec3(0, 0, 1), Quaternion.ofAxisAngle(Vec3.Y, StrictMath.PI / 2)),
            new Shape.Box(new Vec3(0.3, 0.4, 1.2)));
    var box = LinkCapsule.of(1, turned).orElseThrow();
    assertEquals(0.25, box.radiusM(), 1e-12);
    assertEquals(1.2, box.from().distanceTo(box.to()), 1e-12);
    assertEquals(0.75, box.lowestM(), 1e-9);
  }
}
