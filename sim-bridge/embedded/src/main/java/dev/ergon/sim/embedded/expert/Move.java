package dev.ergon.sim.embedded.expert;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.world.WorldState;

/**
 * One action of the expert.
 *
 * @param stepM of the tool, base frame, each component within the action space's bounds
 * @param turnRad rotation vector, base frame, likewise
 * @param open whether the gripper shall be open
 */
record Move(boolean terminate, Vec3 stepM, Vec3 turnRad, boolean open) {
  /** The tool points straight down, its x axis away from the base. */
  private static final Quaternion DOWN = new Quaternion(0, 1, 0, 0);

  /** Ends the episode; the gripper stays as it is. */
  static Move done(WorldState world) {
    return new Move(true, Vec3.ZERO, Vec3.ZERO, isOpen(world));
  }

  /**
   * The same, and the task is done with it. Nobody carries its motion out; it tells who learns from
   * it which way the goal lies.
   */
  Move thatEnds() {
    return new Move(true, stepM, turnRad, open);
  }

  /** Towards {@code goal} with the tool pointing down and turned by {@code yawRad}. */
  static Move to(WorldState world, Vec3 goal, double yawRad, boolean open) {
    Vec3 step = goal.minus(world.xWorldTool().translation());
    Quaternion wanted = Quaternion.ofAxisAngle(Vec3.Z, yawRad).times(DOWN);
    Vec3 turn = wanted.times(world.xWorldTool().rotation().inverse()).toRotationVector();
    return new Move(
        false,
        within(step, ErgonActionSpace.MAX_STEP_M),
        within(turn, ErgonActionSpace.MAX_TURN_RAD),
        open);
  }

  /** Whether the fingers are as far apart as they go, or nearly. */
  static boolean isOpen(WorldState world) {
    return world.fingerGapM() > 0.07;
  }

  /** In the order of {@link ErgonActionSpace#SPACE}. */
  double[] toAction() {
    return new double[] {
      terminate ? 1 : 0,
      stepM.x(),
      stepM.y(),
      stepM.z(),
      turnRad.x(),
      turnRad.y(),
      turnRad.z(),
      open ? 1 : 0
    };
  }

  /** {@code v}, shortened so that no component exceeds {@code bound}. */
  private static Vec3 within(Vec3 v, double bound) {
    double largest = Math.max(Math.abs(v.x()), Math.max(Math.abs(v.y()), Math.abs(v.z())));
    return largest <= bound ? v : v.times(bound / largest);
  }
}
