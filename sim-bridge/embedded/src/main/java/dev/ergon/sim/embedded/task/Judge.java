package dev.ergon.sim.embedded.task;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.SolidShape;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;

/** Judges an episode by the truth at its start and at its end. Stateless. */
public final class Judge {
  /** Reaching ends this far above the target's top. */
  public static final double REACH_HEIGHT_M = 0.03;

  private static final double REACH_TOLERANCE_M = 0.03;
  private static final double UNTOUCHED_M = 0.01;
  private static final double LIFTED_M = 0.05;
  private static final double AT_REST_M_PER_S = 0.05;
  private static final double ON_TOP_TOLERANCE_M = 0.008;
  private static final double ON_TABLE_TOLERANCE_M = 0.012;
  private static final double ABSENT_OBJECT_MOVE_M = 0.002;
  private static final double ABSENT_TOOL_MOVE_M = 0.03;

  private Judge() {}

  /**
   * @param start the truth when the episode began
   * @param end the truth when the policy terminated, or the step limit was reached
   * @param terminated whether the policy ended it
   */
  public static Verdict judge(Task task, WorldState start, WorldState end, boolean terminated) {
    for (Thing thing : task.things()) {
      if (start.find(thing).isEmpty()) {
        return absent(start, end, terminated);
      }
    }
    ObjectState target = end.find(task.target()).orElseThrow();
    if (task instanceof Task.Reach) {
      return reach(target, start, end);
    }
    if (task instanceof Task.Pick) {
      return pick(target);
    }
    if (task instanceof Task.Put put) {
      return put(target, end.find(put.container()).orElseThrow());
    }
    if (task instanceof Task.Push push) {
      return push(push, target);
    }
    return stack(target, end.find(((Task.Stack) task).base()).orElseThrow());
  }

  /** Where the tool should be to have reached {@code object}. */
  public static Vec3 reachPoint(ObjectState object) {
    Vec3 at = object.position();
    return new Vec3(at.x(), at.y(), at.z() + object.heightM() / 2 + REACH_HEIGHT_M);
  }

  private static Verdict reach(ObjectState target, WorldState start, WorldState end) {
    double distance = end.xWorldTool().translation().distanceTo(reachPoint(target));
    if (distance > REACH_TOLERANCE_M) {
      return Verdict.failure(
          "the tool is "
              + centimetres(distance)
              + " from the point above the "
              + target.thing().words());
    }
    double moved = largestMove(start, end);
    return Verdict.of(moved <= UNTOUCHED_M, "an object was moved by " + centimetres(moved));
  }

  private static Verdict pick(ObjectState target) {
    if (!target.held()) {
      return Verdict.failure("the " + target.thing().words() + " is not held");
    }
    double bottom = target.position().z() - target.heightM() / 2;
    return Verdict.of(
        bottom >= LIFTED_M,
        "the " + target.thing().words() + " is only " + centimetres(bottom) + " up");
  }

  private static Verdict put(ObjectState target, ObjectState container) {
    if (target.held()) {
      return Verdict.failure("the " + target.thing().words() + " is still held");
    }
    return Verdict.of(
        isInside(target, container) && target.speedMPerS() < AT_REST_M_PER_S,
        "the " + target.thing().words() + " does not rest in the " + container.thing().words());
  }

  private static Verdict push(Task.Push push, ObjectState target) {
    String name = "the " + target.thing().words();
    if (target.held()) {
      return Verdict.failure(name + " is held");
    }
    double lift = target.position().z() - target.object().xWorldStart().translation().z();
    if (Math.abs(lift) > ON_TABLE_TOLERANCE_M) {
      return Verdict.failure(name + " does not stand on the table");
    }
    return Verdict.of(
        push.zone().contains(target.position()),
        name + " is not in the " + push.zone().word() + " zone");
  }

  private static Verdict stack(ObjectState target, ObjectState base) {
    if (target.held()) {
      return Verdict.failure("the " + target.thing().words() + " is still held");
    }
    return Verdict.of(
        isOnTop(target, base) && target.speedMPerS() < AT_REST_M_PER_S,
        "the " + target.thing().words() + " does not rest on the " + base.thing().words());
  }

  private static Verdict absent(WorldState start, WorldState end, boolean terminated) {
    if (!terminated) {
      return Verdict.failure("what is named is not there, and the policy did not end");
    }
    double objects = largestMove(start, end);
    if (objects > ABSENT_OBJECT_MOVE_M) {
      return Verdict.failure("an object was moved by " + centimetres(objects));
    }
    double tool = end.xWorldTool().translation().distanceTo(start.xWorldTool().translation());
    return Verdict.of(tool <= ABSENT_TOOL_MOVE_M, "the tool moved by " + centimetres(tool));
  }

  /** Whether {@code object}'s middle is within the container's walls and below its rim. */
  public static boolean isInside(ObjectState object, ObjectState container) {
    Vec3 at = container.xWorld().inverse().apply(object.position());
    double rim = container.heightM() / 2;
    return at.z() > -rim
        && at.z() < rim + object.heightM() / 2
        && isWithinWalls(container.object(), at);
  }

  /** Whether {@code object} stands on {@code base}. */
  public static boolean isOnTop(ObjectState object, ObjectState base) {
    Vec3 from = base.position();
    Vec3 to = object.position();
    double gap = to.z() - object.heightM() / 2 - (from.z() + base.heightM() / 2);
    double aside = StrictMath.hypot(to.x() - from.x(), to.y() - from.y());
    return Math.abs(gap) < ON_TOP_TOLERANCE_M && aside < base.object().footprintRadiusM() * 0.7;
  }

  private static boolean isWithinWalls(SceneObject container, Vec3 at) {
    if (container.shape() instanceof SolidShape.OpenBox box) {
      double halfX = box.sizeM().x() / 2 - box.wallM();
      double halfY = box.sizeM().y() / 2 - box.wallM();
      return Math.abs(at.x()) < halfX && Math.abs(at.y()) < halfY;
    }
    return StrictMath.hypot(at.x(), at.y()) < container.footprintRadiusM();
  }

  private static double largestMove(WorldState start, WorldState end) {
    double largest = 0;
    for (int i = 0; i < start.objects().size(); i++) {
      Vec3 before = start.objects().get(i).position();
      largest = Math.max(largest, before.distanceTo(end.objects().get(i).position()));
    }
    return largest;
  }

  private static String centimetres(double metres) {
    return Math.round(metres * 1000) / 10.0 + " cm";
  }
}
