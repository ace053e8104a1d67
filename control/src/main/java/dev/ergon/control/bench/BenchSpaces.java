package dev.ergon.control.bench;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/** The action spaces that the measurements speak; each ends in gripper and terminate. */
final class BenchSpaces {
  private BenchSpaces() {}

  static ActionSpace toolSteps(RobotModel model) {
    List<ActionDimension> dims = new ArrayList<>();
    for (String axis : List.of("x", "y", "z")) {
      dims.add(new ActionDimension("d" + axis, ActionKind.DELTA_POSITION, -0.04, 0.04));
    }
    for (String axis : List.of("x", "y", "z")) {
      dims.add(new ActionDimension("dr" + axis, ActionKind.DELTA_ROTATION, -0.2, 0.2));
    }
    return space("tool steps", model, dims, RotationEncoding.ROTATION_VECTOR);
  }

  static ActionSpace joints(RobotModel model, ActionKind kind, double bound) {
    List<ActionDimension> dims = new ArrayList<>();
    for (var joint : model.armJoints()) {
      dims.add(new ActionDimension(joint.name(), kind, -bound, bound));
    }
    return space("joints", model, dims, RotationEncoding.NONE);
  }

  private static ActionSpace space(
      String name, RobotModel model, List<ActionDimension> dims, RotationEncoding rotation) {
    dims.add(new ActionDimension("gripper command", ActionKind.GRIPPER, 0, 1));
    dims.add(new ActionDimension("terminate", ActionKind.TERMINATE, 0, 1));
    return new ActionSpace(name, dims, model.baseLink(), rotation, GripperConvention.ONE_IS_OPEN);
  }
}
