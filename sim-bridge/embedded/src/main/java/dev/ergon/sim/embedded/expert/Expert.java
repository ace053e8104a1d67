package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.task.Task;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.Optional;

/** The next action for a task in a state. Stateless; safe from any thread. */
public final class Expert {
  private static final double REACHED_M = 0.018;
  private static final double REACH_CLEARANCE_M = 0.06;
  private static final double LIFTED_M = 0.075;
  private static final double LIFT_TO_M = 0.10;

  private Expert() {}

  /**
   * What to do next, in the order of {@link dev.ergon.sim.embedded.ErgonActionSpace#SPACE}. Ends at
   * once where the world lacks something that the task names.
   */
  public static double[] action(Task task, WorldState world) {
    return next(task, world).toAction();
  }

  private static Move next(Task task, WorldState world) {
    Optional<ObjectState> found = world.find(task.target());
    boolean allThere = task.things().stream().allMatch(t -> world.find(t).isPresent());
    if (found.isEmpty() || !allThere) {
      return Move.done(world);
    }
    ObjectState target = found.get();
    if (task instanceof Task.Reach) {
      return reach(world, target);
    }
    if (task instanceof Task.Push push) {
      return Pushing.next(world, target, push.zone());
    }
    Optional<ObjectState> held = world.held();
    if (held.isPresent() && !held.get().thing().equals(target.thing())) {
      return Grasp.release(world);
    }
    if (task instanceof Task.Pick) {
      return pick(world, target);
    }
    if (task instanceof Task.Put put) {
      return Placing.into(world, target, world.find(put.container()).orElseThrow());
    }
    Task.Stack stack = (Task.Stack) task;
    return Placing.onto(world, target, world.find(stack.base()).orElseThrow());
  }

  private static Move reach(WorldState world, ObjectState target) {
    Vec3 goal = Judge.reachPoint(target);
    Vec3 tool = world.xWorldTool().translation();
    if (tool.distanceTo(goal) < REACHED_M) {
      return Move.to(world, goal, 0, true).thatEnds();
    }
    double aside = Funnel.aside(tool, goal);
    return Move.to(world, Funnel.aim(world, goal, aside, REACH_CLEARANCE_M), 0, true);
  }

  private static Move pick(WorldState world, ObjectState target) {
    if (!target.held()) {
      return Grasp.next(world, target);
    }
    double bottom = target.position().z() - target.heightM() / 2;
    Vec3 tool = world.xWorldTool().translation();
    Vec3 goal = new Vec3(tool.x(), tool.y(), tool.z() + LIFT_TO_M - bottom);
    Move lift = Move.to(world, goal, 0, false);
    return bottom > LIFTED_M ? lift.thatEnds() : lift;
  }
}
