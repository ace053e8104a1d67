package dev.ergon.hardware.ros2;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.MultiArrayLayout;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import java.util.List;

/** What a joint command looks like on its topic. */
public enum CommandForm {
  /** Names, positions and velocities, as Isaac Sim and topic_based_ros2_control take them. */
  JOINT_STATE(JointState.TYPE) {
    @Override
    Message message(List<String> names, double[] position, double[] velocity, long afterNanos) {
      return new JointState(NOW, names, position, velocity, new double[0]);
    }
  },
  /** Positions alone, in the order of the controller, as ros2_control's forward controllers do. */
  FLOAT64_MULTI_ARRAY(Float64MultiArray.TYPE) {
    @Override
    Message message(List<String> names, double[] position, double[] velocity, long afterNanos) {
      return new Float64MultiArray(new MultiArrayLayout(List.of(), 0), position);
    }
  },
  /**
   * A trajectory of one point, as ros2_control's joint_trajectory_controller takes them: each
   * replaces the one before.
   */
  JOINT_TRAJECTORY(JointTrajectory.TYPE) {
    @Override
    Message message(List<String> names, double[] position, double[] velocity, long afterNanos) {
      JointTrajectoryPoint point =
          new JointTrajectoryPoint(position, velocity, new double[0], new double[0], afterNanos);
      return new JointTrajectory(NOW, names, List.of(point));
    }
  };

  /** A stamp of zero asks for it at once. */
  private static final Header NOW = new Header(0, 0, "");

  private final MessageType<?> type;

  CommandForm(MessageType<?> type) {
    this.type = type;
  }

  MessageType<?> type() {
    return type;
  }

  /**
   * @param afterNanos when the joints shall be there, counted from now; a trajectory's alone
   */
  abstract Message message(
      List<String> names, double[] position, double[] velocity, long afterNanos);
}
