package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an action space's numbers go in the canonical row that the control thread works with.
 *
 * <p>A row is: the motion, then the gripper's open fraction (NaN where the space says none), then 1
 * where the policy says the task is done, else 0. A tool motion is (x, y, z, qw, qx, qy, qz), each
 * part a step or absolute; a joint motion has one number per arm joint, absolute or a step (a
 * velocity is the step it makes in one period). Immutable.
 */
public final class ActionLayout {
  /** What a row moves. */
  public enum Motion {
    /** Nothing: gripper and terminate only. */
    NONE,
    /** The tool. */
    TOOL,
    /** The arm's joints. */
    JOINT
  }

  /** Length of a tool motion: position and quaternion. */
  public static final int TOOL_WIDTH = 7;

  private final ActionSpace space;
  private final Motion motion;
  private final int motionWidth;
  private final int positionAt;
  private final boolean positionIsStep;
  private final int rotationAt;
  private final boolean rotationIsStep;
  private final int[] jointAt;
  private final ActionKind jointKind;
  private final int gripperAt;
  private final int terminateAt;

  /**
   * @throws InvalidInputException if the space mixes kinds that cannot be executed together, names
   *     another frame than the model's base link, or does not have one dimension per arm joint
   */
  public ActionLayout(ActionSpace space, RobotModel model) {
    this.space = space;
    positionIsStep = space.has(ActionKind.DELTA_POSITION);
    positionAt =
        Math.max(
            space.indexOf(ActionKind.DELTA_POSITION), space.indexOf(ActionKind.ABSOLUTE_POSITION));
    rotationIsStep = space.has(ActionKind.DELTA_ROTATION);
    rotationAt =
        Math.max(
            space.indexOf(ActionKind.DELTA_ROTATION), space.indexOf(ActionKind.ABSOLUTE_ROTATION));
    gripperAt = space.indexOf(ActionKind.GRIPPER);
    terminateAt = space.indexOf(ActionKind.TERMINATE);
    requireOneOf(ActionKind.DELTA_POSITION, ActionKind.ABSOLUTE_POSITION);
    requireOneOf(ActionKind.DELTA_ROTATION, ActionKind.ABSOLUTE_ROTATION);
    boolean movesTool = positionAt >= 0 || rotationAt >= 0;
    jointKind = jointKind(movesTool);
    jointAt = jointKind == ActionKind.TERMINATE ? new int[0] : jointIndices(model);
    if (movesTool && !space.frame().equals(model.baseLink())) {
      throw new InvalidInputException(
          "action space '%s': got frame '%s', control serves end-effector motion in '%s' only"
              .formatted(space.name(), space.frame(), model.baseLink()));
    }
    motion = movesTool ? Motion.TOOL : jointAt.length > 0 ? Motion.JOINT : Motion.NONE;
    motionWidth = motion == Motion.TOOL ? TOOL_WIDTH : jointAt.length;
  }

  public ActionSpace space() {
    return space;
  }

  public Motion motion() {
    return motion;
  }

  /** How many numbers the motion takes, at the row's start. */
  public int motionWidth() {
    return motionWidth;
  }

  /** Length of a row. */
  public int width() {
    return motionWidth + 2;
  }

  /** Where in a row the gripper's open fraction stands. */
  public int gripperIndex() {
    return motionWidth;
  }

  /** Where in a row the terminate flag stands. */
  public int terminateIndex() {
    return motionWidth + 1;
  }

  /** Whether the tool's position in a row is a step; where the space has none it is, of zero. */
  public boolean positionIsStep() {
    return positionIsStep || positionAt < 0;
  }

  /** Whether the tool's rotation in a row is a step; where the space has none it is, of zero. */
  public boolean rotationIsStep() {
    return rotationIsStep || rotationAt < 0;
  }

  /** Whether a joint motion is a step. */
  public boolean jointIsStep() {
    return jointKind != ActionKind.JOINT_POSITION;
  }

  /** Whether two rows may be averaged by adding up: steps along one path may not. */
  boolean jointIsVelocity() {
    return jointKind == ActionKind.JOINT_VELOCITY;
  }

  int positionAt() {
    return positionAt;
  }

  int rotationAt() {
    return rotationAt;
  }

  int jointAt(int joint) {
    return jointAt[joint];
  }

  int gripperAt() {
    return gripperAt;
  }

  int terminateAt() {
    return terminateAt;
  }

  private void requireOneOf(ActionKind step, ActionKind absolute) {
    if (space.has(step) && space.has(absolute)) {
      throw new InvalidInputException(
          "action space '%s': got both %s and %s, wanted one of them"
              .formatted(space.name(), step, absolute));
    }
  }

  /** The one joint kind of the space, or TERMINATE where it has none. */
  private ActionKind jointKind(boolean movesTool) {
    ActionKind found = ActionKind.TERMINATE;
    for (ActionKind kind :
        List.of(ActionKind.JOINT_POSITION, ActionKind.JOINT_DELTA, ActionKind.JOINT_VELOCITY)) {
      if (space.has(kind)) {
        if (movesTool || found != ActionKind.TERMINATE) {
          throw new InvalidInputException(
              "action space '%s': got %s beside another kind of motion, wanted one kind"
                  .formatted(space.name(), kind));
        }
        found = kind;
      }
    }
    return found;
  }

  /** By name where every arm joint has a dimension of its name, else in the model's order. */
  private int[] jointIndices(RobotModel model) {
    List<Integer> inOrder = new ArrayList<>();
    List<String> names = space.dimensions().stream().map(ActionDimension::name).toList();
    for (int i = 0; i < space.size(); i++) {
      if (space.dimensions().get(i).kind() == jointKind) {
        inOrder.add(i);
      }
    }
    if (inOrder.size() != model.armDof()) {
      throw new InvalidInputException(
          "action space '%s': got %d dimensions of %s, wanted %d, one per arm joint"
              .formatted(space.name(), inOrder.size(), jointKind, model.armDof()));
    }
    List<Integer> byName = model.armJoints().stream().map(Joint::name).map(names::indexOf).toList();
    return (inOrder.containsAll(byName) ? byName : inOrder)
        .stream().mapToInt(Integer::intValue).toArray();
  }
}
