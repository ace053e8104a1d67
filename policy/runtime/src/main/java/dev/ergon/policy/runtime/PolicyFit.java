package dev.ergon.policy.runtime;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/** Whether a policy fits a robot and its cameras, before anything moves. */
public final class PolicyFit {
  private PolicyFit() {}

  /**
   * Refuses a policy that does not fit.
   *
   * @throws InvalidInputException with a list of every difference
   */
  public static void require(PolicySpec policy, RobotModel robot, List<CameraSpec> cameras) {
    List<String> differences = differences(policy, robot, cameras);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          "policy '"
              + policy.name()
              + "' does not fit robot '"
              + robot.name()
              + "':\n  - "
              + String.join("\n  - ", differences));
    }
  }

  /** Every difference, in words; empty if the policy fits. */
  public static List<String> differences(
      PolicySpec policy, RobotModel robot, List<CameraSpec> cameras) {
    List<String> differences = new ArrayList<>();
    for (CameraSpec wanted : policy.cameras()) {
      camera(wanted, cameras, differences);
    }
    ActionSpace space = policy.actionSpace();
    boolean movesTool =
        space.dimensions().stream()
            .map(ActionDimension::kind)
            .anyMatch(kind ->
                switch (kind) {
                  case DELTA_POSITION, DELTA_ROTATION, ABSOLUTE_POSITION, ABSOLUTE_ROTATION -> true;
                  default -> false;
                });
    if (movesTool && !space.frame().equals(robot.baseLink())) {
      differences.add(
          "frame: the policy moves the tool in '"
              + space.frame()
              + "', the robot's base is '"
              + robot.baseLink()
              + "'");
    }
    if (space.has(ActionKind.GRIPPER) && robot.gripper() == null) {
      differences.add("gripper: the policy drives one, the robot has none");
    }
    joints(space, robot, differences);
    return differences;
  }

  private static void camera(
      CameraSpec wanted, List<CameraSpec> cameras, List<String> differences) {
    for (CameraSpec there : cameras) {
      if (there.name().equals(wanted.name())) {
        if (!there.equals(wanted)) {
          differences.add(
              "camera '%s': the policy was trained on %dx%d pixels, there are %dx%d"
                  .formatted(
                      wanted.name(),
                      wanted.width(),
                      wanted.height(),
                      there.width(),
                      there.height()));
        }
        return;
      }
    }
    differences.add(
        "camera '"
            + wanted.name()
            + "': the policy looks through it, there are "
            + cameras.stream().map(CameraSpec::name).toList());
  }

  private static void joints(ActionSpace space, RobotModel robot, List<String> differences) {
    List<String> spoken =
        space.dimensions().stream()
            .filter(d ->
                d.kind() == ActionKind.JOINT_POSITION
                    || d.kind() == ActionKind.JOINT_DELTA
                    || d.kind() == ActionKind.JOINT_VELOCITY)
            .map(ActionDimension::name)
            .toList();
    List<String> there = robot.armJoints().stream().map(Joint::name).toList();
    if (!spoken.isEmpty() && !spoken.equals(there)) {
      differences.add("joints: the policy moves " + spoken + ", the robot's arm has " + there);
    }
  }
}
