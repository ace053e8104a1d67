package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.task.Judge;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What an action will probably do, without physics: the tool goes where it is told, closing fingers
 * hold what is between them, closed ones push what they meet, what is let go drops straight down.
 * Joints are not followed; a foreseen state has those of the state that it began with. Stateless;
 * safe from any thread.
 */
public final class Foresight {
  private static final double OPEN_GAP_M = 0.08;
  private static final double GAP_STEP_M = 0.05;
  private static final double NEARLY_CLOSED_M = 0.02;
  private static final double FINGER_HALF_M = 0.011;
  private static final double GRASP_ALONG_M = 0.016;
  private static final double GRASP_ACROSS_M = 0.011;

  private Foresight() {}

  /** {@code world} one action of the expert's space later. */
  public static WorldState after(WorldState world, double[] action) {
    Transform to = ofTool(world.xWorldTool(), action);
    Transform move = to.times(world.xWorldTool().inverse());
    List<ObjectState> carried =
        world.objects().stream().map(o -> o.held() ? o.at(move.times(o.xWorld())) : o).toList();
    WorldState moved =
        new WorldState(world.stampNanos(), world.joints(), to, world.fingerGapM(), carried);
    return ofFingers(moved, new Vec3(action[1], action[2], action[3]), action[7] > 0.5);
  }

  /** Where an action takes the tool. */
  public static Transform ofTool(Transform xWorldTool, double[] action) {
    Vec3 step = new Vec3(action[1], action[2], action[3]);
    Vec3 turn = new Vec3(action[4], action[5], action[6]);
    double angle = turn.norm();
    Quaternion rotation =
        angle < 1e-9
            ? xWorldTool.rotation()
            : Quaternion.ofAxisAngle(turn.times(1 / angle), angle).times(xWorldTool.rotation());
    return new Transform(xWorldTool.translation().plus(step), rotation);
  }

  /** What the fingers do to the objects once the tool has moved by {@code step}. */
  public static WorldState ofFingers(WorldState moved, Vec3 step, boolean open) {
    WorldState next = open ? opened(moved) : closed(moved);
    return next.fingerGapM() < NEARLY_CLOSED_M ? pushed(next, step) : next;
  }

  private static WorldState opened(WorldState world) {
    double gap = Math.min(OPEN_GAP_M, world.fingerGapM() + GAP_STEP_M);
    List<ObjectState> objects = new ArrayList<>();
    for (ObjectState object : world.objects()) {
      objects.add(object.held() ? dropped(object, world.objects()) : object);
    }
    return with(world, gap, objects);
  }

  private static WorldState closed(WorldState world) {
    if (world.held().isPresent()) {
      return world;
    }
    double wanted = Math.max(0, world.fingerGapM() - GAP_STEP_M);
    OptionalInt between = between(world);
    if (between.isEmpty()) {
      return with(world, wanted, world.objects());
    }
    ObjectState object = world.objects().get(between.getAsInt());
    double width = object.object().graspWidthM();
    if (wanted > width) {
      return with(world, wanted, world.objects());
    }
    List<ObjectState> objects = new ArrayList<>(world.objects());
    objects.set(
        between.getAsInt(), new ObjectState(object.object(), centred(world, object), 0, true));
    return with(world, width, objects);
  }

  /** Closing fingers bring what is between them to their middle. */
  private static Transform centred(WorldState world, ObjectState object) {
    Vec3 across = world.xWorldTool().rotation().rotate(Vec3.Y);
    Vec3 offset = object.position().minus(world.xWorldTool().translation());
    double aside = offset.x() * across.x() + offset.y() * across.y();
    Vec3 flat = new Vec3(across.x(), across.y(), 0);
    return new Transform(object.position().minus(flat.times(aside)), object.xWorld().rotation());
  }

  private static OptionalInt between(WorldState world) {
    Vec3 tool = world.xWorldTool().translation();
    Vec3 across = world.xWorldTool().rotation().rotate(Vec3.Y);
    for (int i = 0; i < world.objects().size(); i++) {
      ObjectState object = world.objects().get(i);
      double width = object.object().graspWidthM();
      if (object.thing().kind().isContainer() || world.fingerGapM() < width) {
        continue;
      }
      Vec3 offset = object.position().minus(tool);
      double alongFingers = offset.x() * across.x() + offset.y() * across.y();
      double aside = Math.abs(offset.x() * across.y() - offset.y() * across.x());
      boolean inside =
          Math.abs(alongFingers) < Math.min(GRASP_ALONG_M, (world.fingerGapM() - width) / 2 + 0.004)
              && aside < GRASP_ACROSS_M;
      if (inside && Math.abs(offset.z()) < object.heightM() / 2) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** What is let go comes to rest in a container, on another object or on the table. */
  private static ObjectState dropped(ObjectState object, List<ObjectState> all) {
    Vec3 at = object.position();
    double half = object.heightM() / 2;
    double floor = 0;
    for (ObjectState other : all) {
      if (other.object() == object.object()) {
        continue;
      }
      double top = other.position().z() + other.heightM() / 2;
      double aside = StrictMath.hypot(at.x() - other.position().x(), at.y() - other.position().y());
      if (other.thing().kind().isContainer()) {
        ObjectState low =
            object.at(
                new Transform(new Vec3(at.x(), at.y(), 0.005 + half), object.xWorld().rotation()));
        floor = Judge.isInside(low, other) ? 0.005 : floor;
      } else if (aside < other.object().footprintRadiusM() * 0.7 && at.z() - half > top - 0.01) {
        floor = top;
      }
    }
    Transform rest =
        new Transform(new Vec3(at.x(), at.y(), floor + half), object.xWorld().rotation());
    return new ObjectState(object.object(), rest, 0, false);
  }

  /** Closed fingers that are low shove what they meet out of their way. */
  private static WorldState pushed(WorldState world, Vec3 step) {
    Vec3 tool = world.xWorldTool().translation();
    List<ObjectState> objects = new ArrayList<>();
    for (ObjectState object : world.objects()) {
      objects.add(object.held() ? object : shoved(object, tool, step));
    }
    return with(world, world.fingerGapM(), objects);
  }

  private static ObjectState shoved(ObjectState object, Vec3 tool, Vec3 step) {
    Vec3 at = object.position();
    double top = at.z() + object.heightM() / 2;
    double contact = object.object().footprintRadiusM() * 0.8 + FINGER_HALF_M;
    Vec3 offset = new Vec3(at.x() - tool.x(), at.y() - tool.y(), 0);
    boolean container = object.thing().kind().isContainer();
    double speed = StrictMath.hypot(step.x(), step.y());
    if (container || tool.z() - 0.009 > top || offset.norm() >= contact || speed < 1e-4) {
      return object;
    }
    Vec3 ahead = new Vec3(step.x() / speed, step.y() / speed, 0);
    double along = offset.x() * ahead.x() + offset.y() * ahead.y();
    Vec3 across = offset.minus(ahead.times(along));
    double reach = StrictMath.sqrt(Math.max(0, contact * contact - across.norm() * across.norm()));
    Vec3 to = at.plus(ahead.times(Math.max(0, reach - along)));
    return object.at(new Transform(to, object.xWorld().rotation()));
  }

  private static WorldState with(WorldState world, double gapM, List<ObjectState> objects) {
    return new WorldState(world.stampNanos(), world.joints(), world.xWorldTool(), gapM, objects);
  }
}
