package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.world.WorldState;

/**
 * Approach from above: the farther from the goal's vertical, the higher the tool, so that it comes
 * down only where it may. A tool that is too low rises first.
 */
final class Funnel {
  private static final double SLOPE = 3;
  private static final double THROAT_M = 0.006;
  private static final double LOW_M = 0.03;

  private Funnel() {}

  /**
   * Where to aim now, on the way to {@code goal}.
   *
   * @param asideM how far the tool is from where it may descend, seen from above
   * @param clearanceM how far above the goal it travels
   */
  static Vec3 aim(WorldState world, Vec3 goal, double asideM, double clearanceM) {
    double rise = Math.min(clearanceM, SLOPE * Math.max(0, asideM - THROAT_M));
    Vec3 tool = world.xWorldTool().translation();
    double height = goal.z() + rise;
    if (tool.z() < height - LOW_M) {
      return new Vec3(tool.x(), tool.y(), height);
    }
    return new Vec3(goal.x(), goal.y(), height);
  }

  /** The distance of two points seen from above. */
  static double aside(Vec3 a, Vec3 b) {
    return StrictMath.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
