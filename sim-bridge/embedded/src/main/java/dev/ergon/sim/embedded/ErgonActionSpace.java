package dev.ergon.sim.embedded;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import java.util.List;

/**
 * The actions that the tabletop suite's policies speak: terminate, a step of the tool's position
 * and rotation in the base frame, gripper; in RT-2's order (Brohan et al. 2023, section 3.2).
 */
public final class ErgonActionSpace {
  public static final double MAX_STEP_M = 0.04;
  public static final double MAX_TURN_RAD = 0.25;

  /** The time between two actions. */
  public static final long STEP_PERIOD_NANOS = 200_000_000;

  public static final ActionSpace SPACE =
      new ActionSpace(
          "ergon_delta_ee",
          List.of(
              new ActionDimension("terminate", ActionKind.TERMINATE, 0, 1),
              step("dx"),
              step("dy"),
              step("dz"),
              turn("rx"),
              turn("ry"),
              turn("rz"),
              new ActionDimension("gripper", ActionKind.GRIPPER, 0, 1)),
          "base_link",
          RotationEncoding.ROTATION_VECTOR,
          GripperConvention.ONE_IS_OPEN);

  private ErgonActionSpace() {}

  private static ActionDimension step(String name) {
    return new ActionDimension(name, ActionKind.DELTA_POSITION, -MAX_STEP_M, MAX_STEP_M);
  }

  private static ActionDimension turn(String name) {
    return new ActionDimension(name, ActionKind.DELTA_ROTATION, -MAX_TURN_RAD, MAX_TURN_RAD);
  }
}
