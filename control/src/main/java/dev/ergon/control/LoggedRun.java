package dev.ergon.control;

import dev.ergon.control.log.CommandLogOptions;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import org.jspecify.annotations.Nullable;

/**
 * What a command log begins with: all that a controller is made of, so that a log can be verified
 * and repeated with nothing else at hand.
 *
 * @param gripperJoint null where there is no gripper
 */
public record LoggedRun(
    RobotDescription description,
    String baseLink,
    String toolLink,
    @Nullable String gripperJoint,
    ActionSpace space,
    ControlConfig config) {

  static LoggedRun of(RobotModel model, ActionSpace space, ControlConfig config) {
    Joint gripper = model.gripper();
    return new LoggedRun(
        model.description(),
        model.baseLink(),
        model.toolLink(),
        gripper == null ? null : gripper.name(),
        space,
        config);
  }

  /** The robot that was commanded. */
  public RobotModel model() {
    return new RobotModel(description, baseLink, toolLink, gripperJoint);
  }

  long maxLogBytes() {
    CommandLogOptions options = config.commandLog();
    return options == null ? Long.MAX_VALUE : options.maxSizeBytes();
  }
}
