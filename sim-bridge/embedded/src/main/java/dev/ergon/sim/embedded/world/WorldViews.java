package dev.ergon.sim.embedded.world;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.Shape;
import dev.ergon.core.robot.Visual;
import dev.ergon.sim.embedded.arm.LinkPoses;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.Solid;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorkArea;
import dev.ergon.sim.embedded.scene.WorldView;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a state of the world looks like: a pure function, for states real and imagined. */
public final class WorldViews {
  /** Paint on the table: thick enough not to flicker against its top. */
  private static final double PAINT_M = 0.0008;

  private final TableArm arm;

  public WorldViews(TableArm arm) {
    this.arm = arm;
  }

  /** The view of {@code state}, which arose from {@code scene}. */
  public WorldView view(Scene scene, WorldState state) {
    LinkPoses poses = arm.poses(state::jointPosition);
    List<Solid> solids = new ArrayList<>();
    addTable(scene, solids);
    arm.block().ifPresent(solids::add);
    addRobot(poses, solids);
    for (int i = 0; i < state.objects().size(); i++) {
      ObjectState object = state.objects().get(i);
      solids.add(
          new Solid(
              Solid.FIRST_OBJECT_ID + i,
              object.thing().words(),
              object.object().shape(),
              object.xWorld(),
              object.object().rgb(),
              true));
    }
    return new WorldView(state.stampNanos(), solids, scene.lighting(), viewpoints(poses));
  }

  private static void addTable(Scene scene, List<Solid> solids) {
    solids.add(
        new Solid(
            Solid.TABLE_ID, "table", WorkArea.TABLE, WorkArea.TABLE_POSE, scene.tableRgb(), false));
    for (Zone zone : Zone.values()) {
      SolidShape paint = new SolidShape.Box(new Vec3(zone.size().x(), zone.size().y(), PAINT_M));
      Transform xWorldPaint = new Transform(zone.centre(), Quaternion.IDENTITY);
      solids.add(
          new Solid(
              Solid.FIRST_ZONE_ID + zone.ordinal(),
              zone.word() + " zone",
              paint,
              xWorldPaint,
              zone.rgb(),
              false));
    }
  }

  private void addRobot(LinkPoses poses, List<Solid> solids) {
    for (Link link : arm.model().description().links()) {
      for (Visual visual : link.visuals()) {
        Transform xWorldVisual = poses.of(link.name()).times(visual.origin());
        solidShape(visual.shape())
            .ifPresent(shape ->
                solids.add(
                    new Solid(
                        Solid.ROBOT_ID, link.name(), shape, xWorldVisual, visual.rgb(), true)));
      }
    }
  }

  private List<Viewpoint> viewpoints(LinkPoses poses) {
    List<Viewpoint> viewpoints = new ArrayList<>();
    for (CameraMount camera : arm.cameras()) {
      Transform xWorldParent =
          camera.parentLink().equals(CameraMount.WORLD)
              ? Transform.IDENTITY
              : poses.of(camera.parentLink());
      viewpoints.add(
          new Viewpoint(
              camera.name(), xWorldParent.times(camera.xParentCamera()), camera.verticalFovRad()));
    }
    return viewpoints;
  }

  /** Empty for a mesh: it is not drawn. */
  private static Optional<SolidShape> solidShape(Shape shape) {
    if (shape instanceof Shape.Box box) {
      return Optional.of(new SolidShape.Box(box.size()));
    }
    if (shape instanceof Shape.Cylinder cylinder) {
      return Optional.of(new SolidShape.Cylinder(cylinder.radiusM(), cylinder.lengthM()));
    }
    if (shape instanceof Shape.Sphere sphere) {
      return Optional.of(new SolidShape.Sphere(sphere.radiusM()));
    }
    return Optional.empty();
  }
}
