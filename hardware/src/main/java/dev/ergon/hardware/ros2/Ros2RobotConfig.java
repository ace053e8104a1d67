package dev.ergon.hardware.ros2;

import dev.ergon.core.config.Default;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobotSettings;
import dev.ergon.core.robot.link.ModelConfig;
import dev.ergon.transport.ros2.Ros2Settings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A robot behind ROS 2 topics. Topics begin at the root, or at {@code namespace}.
 *
 * @param model without {@code urdf}, the description comes from {@code descriptionTopic}
 * @param joints how the model's joints are called and counted on the topics
 * @param stateTopic sensor_msgs/JointState
 * @param commands where joint commands go; more than one where a gripper has its own controller
 * @param clock whose time the run goes by
 * @param clockSilenceNanos after how long without a word from it time goes on by itself
 * @param link timeouts
 * @param ros2 null for the settings that the run's parts share
 */
public record Ros2RobotConfig(
    ModelConfig model,
    @Default("{}") Map<String, JointMap.Entry> joints,
    @Default("/") String namespace,
    @Default("joint_states") String stateTopic,
    @Default("robot_description") String descriptionTopic,
    @Default("[{}]") List<CommandTopic> commands,
    @Default("host") ClockSource clock,
    @Default("/clock") String clockTopic,
    @Default("200 ms") long clockSilenceNanos,
    @Default("{}") LinkedRobotSettings link,
    @Nullable Ros2Settings ros2) {
  /** Whose time the run goes by. */
  public enum ClockSource {
    /** This host's; states count as measured when they arrive. */
    HOST,
    /** A simulator's, from {@code clock_topic}; states have the stamp of their message. */
    TOPIC,
    /**
     * A simulator's, from the stamps of its joint states: on a busy host the clock topic may run
     * ahead of the states, whose age then counts against the arm.
     */
    STATES
  }

  /**
   * One topic that takes commands.
   *
   * @param joints by the model's names, in the order of the controller; empty for all, in the
   *     model's order
   * @param horizonNanos how far ahead the point of a trajectory lies, > 0; about two periods of the
   *     control loop
   */
  public record CommandTopic(
      @Default("joint_command") String topic,
      @Default("joint_state") CommandForm form,
      @Default("[]") List<String> joints,
      @Default("20 ms") long horizonNanos) {
    public CommandTopic {
      joints = List.copyOf(joints);
      if (horizonNanos <= 0) {
        throw new IllegalArgumentException("horizon: got " + horizonNanos + " ns, wanted > 0");
      }
    }
  }

  public Ros2RobotConfig {
    joints = Map.copyOf(joints);
    commands = List.copyOf(commands);
    if (commands.isEmpty()) {
      throw new IllegalArgumentException("commands: wanted at least one topic");
    }
  }
}
