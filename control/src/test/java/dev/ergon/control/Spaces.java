package dev.ergon.control;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/** Action spaces that the tests speak. */
public final class Spaces {
  private Spaces() {}

  /** Steps of the tool up to 4 cm and 0.2 rad, gripper, terminate. */
  public static ActionSpace toolSteps() {
    List<ActionDimension> dims = new ArrayList<>();
    for (String name : List.of("dx", "dy", "dz")) {
      dims.add(new ActionDimension(name, ActionKind.DELTA_POSITION, -0.04, 0.04));
    }
    for (String name : List.of("drx", "dry", "drz")) {
      dims.add(new ActionDimension(name, ActionKind.DELTA_ROTATION, -0.2, 0.2));
    }
    return withEnds("tool steps", dims, RotationEncoding.ROTATION_VECTOR);
  }

  /** Poses of the tool. */
  public static ActionSpace toolPoses() {
    List<ActionDimension> dims = new ArrayList<>();
    for (String name : List.of("x", "y", "z")) {
      dims.add(new ActionDimension(name, ActionKind.ABSOLUTE_POSITION, -1, 1));
    }
    for (String name : List.of("qw", "qx", "qy", "qz")) {
      dims.add(new ActionDimension(name, ActionKind.ABSOLUTE_ROTATION, -1, 1));
    }
    return withEnds("tool poses", dims, RotationEncoding.QUATERNION);
  }

  /** One dimension per arm joint of {@code kind}, bounded by {@code low..high}. */
  public static ActionSpace joints(RobotModel model, ActionKind kind, double low, double high) {
    List<ActionDimension> dims = new ArrayList<>();
    for (var joint : model.armJoints()) {
      dims.add(new ActionDimension(joint.name(), kind, low, high));
    }
    return withEnds("joints", dims, RotationEncoding.NONE);
  }

  private static ActionSpace withEnds(
      String name, List<ActionDimension> dims, RotationEncoding rotation) {
    dims.add(new ActionDimension("gripper", ActionKind.GRIPPER, 0, 1));
    dims.add(new ActionDimension("terminate", ActionKind.TERMINATE, 0, 1));
    return new ActionSpace(name, dims, "base", rotation, GripperConvention.ONE_IS_OPEN);
  }
}
