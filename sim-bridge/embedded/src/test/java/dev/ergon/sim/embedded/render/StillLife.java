package dev.ergon.sim.embedded.render;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.Lighting;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorldView;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.ArrayList;
import java.util.List;

/** A fixed world with one solid of every shape, an arm of cylinders and balls, and two cameras. */
final class StillLife {
  static final int RED_CUBE_ID = Solid.FIRST_OBJECT_ID;

  private static final int SHELL = 0xE8EAED;
  private static final int JOINT = 0x3C4654;

  private final List<Solid> solids = new ArrayList<>();

  private StillLife() {}

  static WorldView world() {
    StillLife scene = new StillLife();
    scene.table();
    scene.arm();
    scene.objects();
    return scene.view();
  }

  /** The table alone. */
  static WorldView emptyTable() {
    StillLife scene = new StillLife();
    scene.table();
    return scene.view();
  }

  private WorldView view() {
    CameraMount front = CameraMount.FRONT;
    Viewpoint frontView =
        new Viewpoint(front.name(), front.xParentCamera(), front.verticalFovRad());
    CameraMount above =
        CameraMount.lookingAt(
            "above", "world", new Vec3(0.5, 0, 1), new Vec3(0.5, 0, 0), Vec3.X, 0.7);
    Viewpoint aboveView =
        new Viewpoint(above.name(), above.xParentCamera(), above.verticalFovRad());
    return new WorldView(
        7,
        solids,
        new Lighting(new Vec3(0.35, 0.45, 1), 0.62, 0.42),
        List.of(frontView, aboveView));
  }

  private void table() {
    add(1, new SolidShape.Box(new Vec3(1.0, 1.1, 0.04)), at(0.3, 0, -0.02), 0xD9CDBB, true);
    int id = Solid.FIRST_ZONE_ID;
    for (Zone zone : Zone.values()) {
      Vec3 size = zone.size();
      Vec3 centre = zone.centre();
      add(
          id++,
          new SolidShape.Box(new Vec3(size.x(), size.y(), 0.0005)),
          at(centre.x(), centre.y(), 0.00025),
          zone.rgb(),
          false);
    }
  }

  private void arm() {
    Vec3 shoulder = new Vec3(0, 0, 0.333);
    Vec3 elbow = new Vec3(0.16, 0.02, 0.60);
    Vec3 wrist = new Vec3(0.47, 0.06, 0.40);
    Vec3 hand = new Vec3(0.47, 0.06, 0.30);
    add(10, new SolidShape.Cylinder(0.085, 0.06), at(0, 0, 0.03), JOINT, true);
    limb(Vec3.ZERO, shoulder, 0.06);
    limb(shoulder, elbow, 0.055);
    limb(elbow, wrist, 0.05);
    limb(wrist, hand, 0.04);
    add(10, new SolidShape.Box(new Vec3(0.06, 0.2, 0.06)), at(0.47, 0.06, 0.26), SHELL, true);
    add(10, new SolidShape.Box(new Vec3(0.022, 0.02, 0.1)), at(0.47, 0.095, 0.19), JOINT, true);
    add(10, new SolidShape.Box(new Vec3(0.022, 0.02, 0.1)), at(0.47, 0.025, 0.19), JOINT, true);
    add(
        RED_CUBE_ID,
        new SolidShape.Box(new Vec3(0.05, 0.05, 0.05)),
        at(0.47, 0.06, 0.16),
        0xD7263D,
        true);
  }

  private void limb(Vec3 from, Vec3 to, double radius) {
    Vec3 along = to.minus(from);
    Vec3 direction = along.normalised();
    Vec3 axis = Vec3.Z.cross(direction);
    Quaternion turn =
        axis.norm() < 1e-9
            ? Quaternion.IDENTITY
            : Quaternion.ofAxisAngle(axis, StrictMath.acos(direction.z()));
    Transform middle = new Transform(from.plus(along.times(0.5)), turn);
    add(10, new SolidShape.Cylinder(radius, along.norm()), middle, SHELL, true);
    add(
        10,
        new SolidShape.Sphere(radius * 1.12),
        new Transform(to, Quaternion.IDENTITY),
        JOINT,
        true);
  }

  private void objects() {
    int id = RED_CUBE_ID + 1;
    add(id++, new SolidShape.Cylinder(0.022, 0.05), at(0.5, -0.1, 0.025), 0x2E9E5B, true);
    add(
        id++,
        new SolidShape.StarPrism(0.033, 0.015, 5, 0.03),
        at(0.6, 0.12, 0.015),
        0xF2B705,
        true);
    add(id++, new SolidShape.OpenBowl(0.06, 0.045, 0.005), at(0.42, -0.2, 0.0225), 0x2F6FDE, true);
    add(
        id++,
        new SolidShape.OpenBox(new Vec3(0.11, 0.11, 0.05), 0.005),
        at(0.60, -0.05, 0.025),
        0x8E4EC6,
        true);
    Quaternion turned = Quaternion.ofAxisAngle(Vec3.Z, 0.5);
    add(
        id++,
        new SolidShape.Box(new Vec3(0.045, 0.045, 0.045)),
        new Transform(new Vec3(0.40, 0.2, 0.0225), turned),
        0xF07F13,
        true);
    add(id, new SolidShape.Sphere(0.025), at(0.52, 0.2, 0.025), 0x12A5A5, true);
  }

  private void add(int id, SolidShape shape, Transform xWorld, int rgb, boolean castsShadow) {
    solids.add(new Solid(id, "solid" + solids.size(), shape, xWorld, rgb, castsShadow));
  }

  private static Transform at(double x, double y, double z) {
    return Transform.ofTranslation(x, y, z);
  }
}
