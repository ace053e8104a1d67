package dev.ergon.core.robot;

import dev.ergon.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a robot is controlled: a serial arm from {@code baseLink} to {@code toolLink}, and
 * at most one gripper joint. Everything that travels per joint (state, command, limits) is in the
 * order of {@link #actuatedJoints()}: the arm from base to tool, then the gripper.
 */
public final class RobotModel {
  private final RobotDescription description;
  private final String baseLink;
  private final String toolLink;
  private final List<Joint> chain;
  private final List<Joint> armJoints;
  private final @Nullable Joint gripper;
  private final List<Joint> actuatedJoints;
  private final List<String> actuatedNames;

  /**
   * @param gripperJoint the actuated joint of the gripper, or null if there is none
   * @throws InvalidInputException if a name is unknown, the tool does not hang on the base, or a
   *     joint of the chain follows another joint
   */
  public RobotModel(
      RobotDescription description,
      String baseLink,
      String toolLink,
      @Nullable String gripperJoint) {
    this.description = description;
    this.baseLink = baseLink;
    this.toolLink = toolLink;
    this.chain = chain(description, baseLink, toolLink);
    this.armJoints = chain.stream().filter(j -> j.type() != JointType.FIXED).toList();
    for (Joint joint : armJoints) {
      if (!joint.isActuated()) {
        throw new InvalidInputException(
            "robot '"
                + description.name()
                + "': arm joint '"
                + joint.name()
                + "' mimics another joint");
      }
    }
    this.gripper = gripperJoint == null ? null : gripper(description, gripperJoint);
    List<Joint> actuated = new ArrayList<>(armJoints);
    if (gripper != null) {
      actuated.add(gripper);
    }
    this.actuatedJoints = List.copyOf(actuated);
    this.actuatedNames = actuatedJoints.stream().map(Joint::name).toList();
  }

  public String name() {
    return description.name();
  }

  public RobotDescription description() {
    return description;
  }

  /** The frame that end-effector poses are given in. */
  public String baseLink() {
    return baseLink;
  }

  /** The end effector's frame. */
  public String toolLink() {
    return toolLink;
  }

  /** Every joint from base to tool, fixed ones included. */
  public List<Joint> chain() {
    return chain;
  }

  /** The joints that move the tool, from base to tool. */
  public List<Joint> armJoints() {
    return armJoints;
  }

  public int armDof() {
    return armJoints.size();
  }

  /** The gripper's actuated joint, or null. Its upper limit is open, its lower limit closed. */
  public @Nullable Joint gripper() {
    return gripper;
  }

  /** The arm's joints, then the gripper's: the order of every joint vector. */
  public List<Joint> actuatedJoints() {
    return actuatedJoints;
  }

  public List<String> actuatedNames() {
    return actuatedNames;
  }

  public int actuatedCount() {
    return actuatedJoints.size();
  }

  /** The limits of joint {@code index} of {@link #actuatedJoints()}. */
  public JointLimits limits(int index) {
    return actuatedJoints.get(index).limits();
  }

  private static List<Joint> chain(RobotDescription description, String base, String tool) {
    requireLink(description, base);
    requireLink(description, tool);
    List<Joint> chain = new ArrayList<>();
    String at = tool;
    while (!at.equals(base)) {
      String child = at;
      Joint joint =
          description
              .parentJointOf(child)
              .orElseThrow(() ->
                  new InvalidInputException(
                      "robot '"
                          + description.name()
                          + "': tool link '"
                          + tool
                          + "' does not hang on base link '"
                          + base
                          + "'"));
      chain.add(joint);
      at = joint.parentLink();
    }
    Collections.reverse(chain);
    return List.copyOf(chain);
  }

  private static Joint gripper(RobotDescription description, String name) {
    Joint joint =
        description
            .joint(name)
            .orElseThrow(() ->
                new InvalidInputException(
                    "robot '" + description.name() + "': unknown gripper joint '" + name + "'"));
    if (!joint.isActuated()) {
      throw new InvalidInputException(
          "robot '"
              + description.name()
              + "': gripper joint '"
              + name
              + "' is fixed or mimics another");
    }
    return joint;
  }

  private static void requireLink(RobotDescription description, String name) {
    if (description.link(name).isEmpty()) {
      throw new InvalidInputException(
          "robot '"
              + description.name()
              + "': unknown link '"
              + name
              + "', it has "
              + description.links().stream().map(Link::name).toList());
    }
  }
}
