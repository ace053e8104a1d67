package dev.ergon.sim.embedded;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.BodySpec.Part;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.WorkArea;
import java.util.ArrayList;
import java.util.List;

/**
 * The scene's solids as physics bodies. A star collides as the hull of its tips: fingers touch
 * tips, never notches. A cylinder collides as a prism: its narrow flats keep it upright between the
 * fingers, where a line of contact would let it tip.
 */
public final class SceneBodies {
  private static final double TABLE_FRICTION = 0.35;
  private static final double OBJECT_FRICTION = 0.8;
  private static final double OBJECT_DENSITY_KG_PER_M3 = 700;
  private static final double CONTAINER_DENSITY_KG_PER_M3 = 2200;
  private static final int BOWL_SEGMENTS = 16;
  private static final int CYLINDER_SIDES = 16;

  private SceneBodies() {}

  /** The table that everything stands on. */
  public static BodySpec table() {
    return BodySpec.fixed(
        BodySpec.Role.FIXTURE,
        WorkArea.TABLE_POSE,
        List.of(new Part(Transform.IDENTITY, new ConvexShape.Box(WorkArea.TABLE.sizeM()))),
        TABLE_FRICTION);
  }

  /** What an arm stands on. */
  static BodySpec block(Solid block) {
    return BodySpec.fixed(
        BodySpec.Role.FIXTURE,
        block.xWorld(),
        List.of(new Part(Transform.IDENTITY, convex(block.shape()))),
        TABLE_FRICTION);
  }

  /** An object, where the scene puts it. */
  public static BodySpec object(SceneObject object) {
    return BodySpec.solid(
        object.xWorldStart(),
        parts(object.shape()),
        object.thing().kind().isContainer()
            ? CONTAINER_DENSITY_KG_PER_M3
            : OBJECT_DENSITY_KG_PER_M3,
        OBJECT_FRICTION);
  }

  private static List<Part> parts(SolidShape shape) {
    if (shape instanceof SolidShape.OpenBowl bowl) {
      return bowl(bowl);
    }
    if (shape instanceof SolidShape.OpenBox box) {
      return openBox(box);
    }
    return List.of(new Part(Transform.IDENTITY, convex(shape)));
  }

  private static ConvexShape convex(SolidShape shape) {
    if (shape instanceof SolidShape.Box box) {
      return new ConvexShape.Box(box.sizeM());
    }
    if (shape instanceof SolidShape.Cylinder cylinder) {
      double tip = cylinder.radiusM() / StrictMath.cos(StrictMath.PI / CYLINDER_SIDES);
      return prism(tip, CYLINDER_SIDES, StrictMath.PI / CYLINDER_SIDES, cylinder.lengthM());
    }
    if (shape instanceof SolidShape.Sphere sphere) {
      return new ConvexShape.Sphere(sphere.radiusM());
    }
    if (shape instanceof SolidShape.StarPrism star) {
      return prism(star.outerRadiusM(), star.points(), 0, star.heightM());
    }
    throw new IllegalArgumentException("shape " + shape + " is not convex");
  }

  /** An upright prism; its first edge is turned by {@code firstRad} from the x axis. */
  private static ConvexShape prism(double radius, int sides, double firstRad, double height) {
    List<Vec3> points = new ArrayList<>();
    for (int i = 0; i < sides; i++) {
      double angle = firstRad + 2 * StrictMath.PI * i / sides;
      double x = radius * StrictMath.cos(angle);
      double y = radius * StrictMath.sin(angle);
      points.add(new Vec3(x, y, -height / 2));
      points.add(new Vec3(x, y, height / 2));
    }
    return new ConvexShape.Hull(points);
  }

  /** A disc and a ring of upright staves. */
  private static List<Part> bowl(SolidShape.OpenBowl bowl) {
    List<Part> parts = new ArrayList<>();
    double floorZ = (bowl.wallM() - bowl.heightM()) / 2;
    parts.add(
        new Part(
            Transform.ofTranslation(0, 0, floorZ),
            new ConvexShape.Cylinder(bowl.radiusM(), bowl.wallM())));
    double middle = bowl.radiusM() - bowl.wallM() / 2;
    double width = 2 * bowl.radiusM() * StrictMath.tan(StrictMath.PI / BOWL_SEGMENTS);
    for (int i = 0; i < BOWL_SEGMENTS; i++) {
      Quaternion turn = Quaternion.ofAxisAngle(Vec3.Z, 2 * StrictMath.PI * i / BOWL_SEGMENTS);
      parts.add(
          new Part(
              new Transform(turn.rotate(new Vec3(middle, 0, 0)), turn),
              new ConvexShape.Box(new Vec3(bowl.wallM(), width, bowl.heightM()))));
    }
    return parts;
  }

  private static List<Part> openBox(SolidShape.OpenBox box) {
    Vec3 size = box.sizeM();
    double wall = box.wallM();
    double x = (size.x() - wall) / 2;
    double y = (size.y() - wall) / 2;
    return List.of(
        box(new Vec3(0, 0, (wall - size.z()) / 2), new Vec3(size.x(), size.y(), wall)),
        box(new Vec3(x, 0, 0), new Vec3(wall, size.y(), size.z())),
        box(new Vec3(-x, 0, 0), new Vec3(wall, size.y(), size.z())),
        box(new Vec3(0, y, 0), new Vec3(size.x(), wall, size.z())),
        box(new Vec3(0, -y, 0), new Vec3(size.x(), wall, size.z())));
  }

  private static Part box(Vec3 at, Vec3 size) {
    return new Part(new Transform(at, Quaternion.IDENTITY), new ConvexShape.Box(size));
  }
}
