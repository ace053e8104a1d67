package dev.ergon.hardware.ros1;

import dev.ergon.core.config.Default;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobotSettings;
import dev.ergon.core.robot.link.ModelConfig;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a robot of kind {@code ros1}.
 *
 * @param model without a file, the parameter {@code description} holds the URDF
 * @param description the name of that parameter
 * @param states the topic of sensor_msgs/JointState; several publishers may share the joints
 * @param joints names, directions and offsets, where they differ from the model's
 */
record Ros1RobotConfig(
    @Default("{}") ModelConfig model,
    @Default("robot_description") String description,
    @Default("joint_states") String states,
    @Default("{}") Command command,
    @Default("{}") Map<String, JointMap.Entry> joints,
    @Default("{}") LinkedRobotSettings link) {

  /**
   * Where targets go.
   *
   * @param topic of the messages, or the action's name; null for the usual one of the form
   * @param periodNanos the least time between two targets, >= 0; null for the usual one of the form
   */
  record Command(
      @Default("joint_state") CommandForm form,
      @Nullable String topic,
      @Nullable Long periodNanos) {
    Command {
      if (periodNanos != null && periodNanos < 0) {
        throw new IllegalArgumentException("period: got " + periodNanos + " ns, wanted >= 0");
      }
    }

    long leastPeriodNanos() {
      return periodNanos == null ? form.leastPeriodNanos() : periodNanos;
    }

    String name() {
      return topic == null ? form.defaultTopic() : topic;
    }
  }

  /** The time between two commands on the wire. */
  long commandPeriodNanos() {
    return Math.max(link.commandPeriodNanos(), command.leastPeriodNanos());
  }

  LinkedRobotSettings settings() {
    return new LinkedRobotSettings(
        link.stateTimeoutNanos(), link.startTimeoutNanos(), commandPeriodNanos());
  }
}
