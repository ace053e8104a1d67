package dev.ergon.sim.embedded.task;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.WorkArea;

/**
 * Whether a scene leaves room for a task: for a push, the target has some way to go, and its way
 * and the place of the tool behind it are free. Other tasks need no corridor.
 */
final class PushCorridor {
  private static final double LEAST_WAY_M = 0.04;
  private static final double RUN_UP_M = 0.09;
  private static final double CLEARANCE_M = 0.02;

  private final Task task;

  PushCorridor(Task task) {
    this.task = task;
  }

  boolean isFree(Scene scene) {
    if (!(task instanceof Task.Push push)) {
      return true;
    }
    SceneObject target = scene.find(push.target()).orElseThrow();
    Vec3 from = target.xWorldStart().translation();
    Vec3 direction = push.zone().outwards();
    double way = push.zone().distanceTo(from);
    Vec3 behind = from.minus(direction.times(target.footprintRadiusM() + RUN_UP_M));
    if (way < LEAST_WAY_M || !reachable(behind) || !push.zone().spans(from)) {
      return false;
    }
    double end = way + push.zone().depthM() + target.footprintRadiusM();
    return scene.objects().stream()
        .filter(other -> other != target)
        .allMatch(other -> isAside(other, target, direction, end));
  }

  private static boolean reachable(Vec3 point) {
    double margin = 0.06;
    return point.x() > WorkArea.MIN_X - margin
        && point.x() < WorkArea.MAX_X + margin
        && Math.abs(point.y()) < WorkArea.MAX_Y + margin;
  }

  private static boolean isAside(
      SceneObject other, SceneObject target, Vec3 direction, double end) {
    Vec3 offset = other.xWorldStart().translation().minus(target.xWorldStart().translation());
    double along = offset.x() * direction.x() + offset.y() * direction.y();
    double across = Math.abs(offset.x() * direction.y() - offset.y() * direction.x());
    double radius = other.footprintRadiusM();
    double half = target.footprintRadiusM() + CLEARANCE_M + radius;
    double start = -(target.footprintRadiusM() + RUN_UP_M + radius);
    return across > half || along < start || along > end + radius;
  }
}
