package dev.ergon.sim.external.gazebo;

import dev.ergon.core.config.Default;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobotSettings;
import dev.ergon.core.robot.link.ModelConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a robot of kind {@code gazebo}.
 *
 * @param gazebo the world and how to reach it
 * @param name the model's name in the world
 * @param model joints and links; without {@code urdf}, the simulator is asked
 * @param command which of Gazebo's controllers the model has
 * @param stateTopic left out: {@code /world/WORLD/model/NAME/joint_state}
 * @param commandTopic left out: as the controller's own; {@code {joint}} stands for a joint's name
 * @param joints names, directions and offsets, by the model's joints
 */
record GazeboConfig(
    GazeboSettings gazebo,
    String name,
    @Default("{}") ModelConfig model,
    @Default("joint_position") Command command,
    @Nullable String stateTopic,
    @Nullable String commandTopic,
    @Default("{}") Map<String, JointMap.Entry> joints,
    @Default("{}") LinkedRobotSettings link) {
  private static final String JOINT = "{joint}";

  /** How joints are told where to be. */
  enum Command {
    /** One {@code Double} per joint: the system JointPositionController. */
    JOINT_POSITION,
    /** One {@code JointTrajectory} for all: the system JointTrajectoryController. */
    JOINT_TRAJECTORY
  }

  GazeboConfig {
    if (commandTopic != null
        && (command == Command.JOINT_POSITION) != commandTopic.contains(JOINT)) {
      throw new IllegalArgumentException(
          "command_topic: got '"
              + commandTopic
              + "', wanted "
              + JOINT
              + " in it for joint_position, and not for joint_trajectory");
    }
  }

  String states() {
    return stateTopic != null
        ? stateTopic
        : "/world/" + gazebo.world() + "/model/" + name + "/joint_state";
  }

  /** The topic of {@code joint}'s commands, or of all joints'. */
  String commands(String joint) {
    String topic =
        commandTopic != null
            ? commandTopic
            : "/model/"
                + name
                + (command == Command.JOINT_POSITION
                    ? "/joint/" + JOINT + "/0/cmd_pos"
                    : "/joint_trajectory");
    return topic.replace(JOINT, joint);
  }

  /** The service that tells the model's URDF, where the simulator is one of ours. */
  String description() {
    return "/model/" + name + "/robot_description";
  }
}
