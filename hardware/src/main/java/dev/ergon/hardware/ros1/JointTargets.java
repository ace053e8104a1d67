package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros1.ConnectedNode;
import java.util.List;

/** How joint targets go to a controller: one form each. Used by one thread. */
sealed interface JointTargets extends AutoCloseable
    permits StateTargets, ArrayTargets, TrajectoryTargets, ActionTargets {
  void send(double[] position, double[] velocity);

  /** Ends all motion that was asked for and holds {@code position}. */
  void hold(double[] position);

  /** Whether a controller listens. */
  boolean isHeard();

  /** What a controller would have to listen to, for messages. */
  String place();

  @Override
  void close();

  static JointTargets open(ConnectedNode node, Ros1RobotConfig keys, List<String> names) {
    String topic = keys.command().name();
    return switch (keys.command().form()) {
      case JOINT_STATE -> new StateTargets(node, topic, names);
      case POSITIONS -> new ArrayTargets(node, topic);
      case TRAJECTORY -> new TrajectoryTargets(node, topic, names, keys.commandPeriodNanos());
      case FOLLOW_JOINT_TRAJECTORY ->
          new ActionTargets(node, topic, names, keys.commandPeriodNanos());
    };
  }
}
