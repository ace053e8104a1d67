package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;

/** How to take hold of an object: from above, fingers across its flats. */
final class Grasp {
  private static final double ALIGNED_M = 0.007;
  private static final double AT_HEIGHT_M = 0.008;
  private static final double CLEARANCE_M = 0.09;
  private static final double BACK_OFF_M = 0.05;

  /** Fingers are kept this far off the table. */
  private static final double LOWEST_M = 0.014;

  private Grasp() {}

  /** The next move towards holding {@code object}, which is not held yet. */
  static Move next(WorldState world, ObjectState object) {
    Vec3 tool = world.xWorldTool().translation();
    Vec3 at = object.position();
    Vec3 goal = new Vec3(at.x(), at.y(), Math.max(LOWEST_M, at.z()));
    double yaw = yaw(object);
    double aside = Funnel.aside(tool, goal);
    double width = object.object().graspWidthM();
    boolean missed = world.fingerGapM() < width - 0.008;
    boolean inPlace = aside < ALIGNED_M && Math.abs(tool.z() - goal.z()) < AT_HEIGHT_M;
    if (inPlace && !missed) {
      return Move.to(world, goal, yaw, false);
    }
    boolean roomy = world.fingerGapM() > width + 0.012;
    if (!roomy) {
      double up = Math.max(tool.z(), at.z() + object.heightM() / 2 + BACK_OFF_M);
      return Move.to(world, new Vec3(tool.x(), tool.y(), up), yaw, true);
    }
    return Move.to(world, Funnel.aim(world, goal, aside, CLEARANCE_M), yaw, true);
  }

  /** Lets go of what is held and rises out of its way. */
  static Move release(WorldState world) {
    Vec3 tool = world.xWorldTool().translation();
    return Move.to(world, tool, 0, true);
  }

  /** The tool's yaw at which the fingers close across the object's flats, -pi/4..pi/4. */
  private static double yaw(ObjectState object) {
    ObjectKind kind = object.thing().kind();
    Vec3 x = object.xWorld().rotation().rotate(Vec3.X);
    Vec3 y = object.xWorld().rotation().rotate(Vec3.Y);
    boolean xLies = Math.abs(x.z()) < 0.7;
    Vec3 side = xLies ? x : y;
    double angle = StrictMath.atan2(side.y(), side.x());
    return switch (kind) {
      case CUBE, BOX -> folded(angle, StrictMath.PI / 2);
      case STAR -> folded(angle, StrictMath.PI / 3);
      case CYLINDER, BOWL -> 0;
    };
  }

  private static double folded(double angle, double symmetry) {
    return angle - symmetry * Math.rint(angle / symmetry);
  }
}
