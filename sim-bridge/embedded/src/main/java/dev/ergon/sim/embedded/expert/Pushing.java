package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Zone;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;

/** How to slide an object into a zone: closed fingers come down behind it and move on. */
final class Pushing {
  private static final double TOOL_HEIGHT_M = 0.022;
  private static final double CLEARANCE_M = 0.08;
  private static final double LOW_M = 0.012;
  private static final double BEHIND_M = 0.02;
  private static final double FAR_BEHIND_M = 0.055;
  private static final double STRAIGHT_M = 0.010;
  private static final double INSIDE_M = 0.024;
  private static final double PUSH_STEP_M = 0.03;

  /** Half of two closed fingers, along and across them. */
  private static final double FINGERS_HALF_Y_M = 0.014;

  private static final double FINGERS_HALF_X_M = 0.011;

  private Pushing() {}

  static Move next(WorldState world, ObjectState object, Zone zone) {
    Vec3 tool = world.xWorldTool().translation();
    Vec3 at = object.position();
    double left = zone.distanceTo(at) + INSIDE_M;
    if (left < 0 && zone.contains(at)) {
      return Move.done(world);
    }
    if (world.held().isPresent()) {
      return Grasp.release(world);
    }
    Vec3 ahead = zone.outwards();
    Vec3 toTool = tool.minus(at);
    double along = toTool.x() * ahead.x() + toTool.y() * ahead.y();
    Vec3 across = new Vec3(toTool.x(), toTool.y(), 0).minus(ahead.times(along));
    double contact = reach(object.object()) + fingersHalf(zone);
    boolean behind = along < -contact + LOW_M && along > -contact - FAR_BEHIND_M;
    boolean straight = across.norm() < STRAIGHT_M;
    boolean low = tool.z() < TOOL_HEIGHT_M + LOW_M;
    if (behind && straight && low && isClosed(world)) {
      double gap = Math.max(0, -along - contact);
      double step = Math.min(PUSH_STEP_M, left + gap + 0.004);
      Vec3 goal = tool.minus(across).plus(ahead.times(step));
      return Move.to(world, new Vec3(goal.x(), goal.y(), TOOL_HEIGHT_M), 0, false);
    }
    Vec3 start = at.minus(ahead.times(contact + BEHIND_M));
    Vec3 goal = new Vec3(start.x(), start.y(), TOOL_HEIGHT_M);
    double aside = behind && straight ? 0 : Funnel.aside(tool, start);
    double wait = isClosed(world) ? aside : Math.max(aside, CLEARANCE_M);
    return Move.to(world, Funnel.aim(world, goal, wait, CLEARANCE_M), 0, false);
  }

  private static boolean isClosed(WorldState world) {
    return world.fingerGapM() < 0.008;
  }

  /** From the object's middle to its side. */
  private static double reach(SceneObject object) {
    return object.shape() instanceof SolidShape.Box box
        ? box.sizeM().x() / 2
        : object.footprintRadiusM();
  }

  private static double fingersHalf(Zone zone) {
    return zone.outwards().x() == 0 ? FINGERS_HALF_Y_M : FINGERS_HALF_X_M;
  }
}
