package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;

/** How to bring an object into or onto another and let go. */
final class Placing {
  private static final double CARRY_CLEARANCE_M = 0.06;
  private static final double CLEAR_OF_M = 0.05;
  private static final double AT_REST_M_PER_S = 0.02;
  private static final double RIM_GAP_M = 0.006;
  private static final double TIP_BELOW_TOOL_M = 0.0096;

  /** Where it may be let go: wide enough that a policy which learns this need not hit a point. */
  private static final Release INTO = new Release(0.018, 0.012, 0.028);

  private static final double STACK_GAP_M = 0.003;
  private static final Release ONTO = new Release(0.009, 0.004, 0.010);

  private Placing() {}

  /** How far from the goal an object may be let go: aside, below it and above it. */
  private record Release(double asideM, double belowM, double aboveM) {
    boolean allows(double aside, double above) {
      return aside < asideM && above > -belowM && above < aboveM;
    }
  }

  static Move into(WorldState world, ObjectState object, ObjectState container) {
    double rim = container.position().z() + container.heightM() / 2;
    if (!object.held()) {
      return Judge.isInside(object, container)
          ? leave(world, object, rim)
          : Grasp.next(world, object);
    }
    // Open fingers are wider than a bowl: their tips must stay above the rim.
    double toolAboveObject = world.xWorldTool().translation().z() - object.position().z();
    double tipsClear = rim + RIM_GAP_M + TIP_BELOW_TOOL_M - toolAboveObject;
    Vec3 goal = new Vec3(container.position().x(), container.position().y(), tipsClear);
    return carry(world, object, goal, INTO);
  }

  static Move onto(WorldState world, ObjectState object, ObjectState base) {
    double top = base.position().z() + base.heightM() / 2;
    if (!object.held()) {
      return Judge.isOnTop(object, base)
          ? leave(world, object, top + object.heightM())
          : Grasp.next(world, object);
    }
    Vec3 goal =
        new Vec3(
            base.position().x(), base.position().y(), top + object.heightM() / 2 + STACK_GAP_M);
    return carry(world, object, goal, ONTO);
  }

  /** Brings the held object's middle to {@code goal} and opens the gripper there. */
  private static Move carry(WorldState world, ObjectState object, Vec3 goal, Release release) {
    Vec3 tool = world.xWorldTool().translation();
    Vec3 toolFromObject = tool.minus(object.position());
    double aside = Funnel.aside(object.position(), goal);
    boolean there = release.allows(aside, object.position().z() - goal.z());
    Vec3 toolGoal = goal.plus(toolFromObject);
    if (there) {
      // Half of the way that is left, so that who copies this while the fingers stay closed does
      // not stand still.
      return Move.to(world, tool.plus(toolGoal.minus(tool).times(0.5)), 0, true);
    }
    return Move.to(world, Funnel.aim(world, toolGoal, aside, CARRY_CLEARANCE_M), 0, false);
  }

  /** Opens, rises above {@code top}, ends when the object has come to rest. */
  private static Move leave(WorldState world, ObjectState object, double top) {
    Vec3 tool = world.xWorldTool().translation();
    if (!Move.isOpen(world)) {
      return Move.to(world, tool, 0, true);
    }
    if (tool.z() > top + CLEAR_OF_M) {
      boolean atRest = object.speedMPerS() < AT_REST_M_PER_S;
      return atRest ? Move.done(world) : Move.to(world, tool, 0, true);
    }
    return Move.to(world, new Vec3(tool.x(), tool.y(), top + CLEAR_OF_M + 0.02), 0, true);
  }
}
