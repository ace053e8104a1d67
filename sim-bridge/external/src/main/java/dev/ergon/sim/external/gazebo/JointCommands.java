package dev.ergon.sim.external.gazebo;

import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.GzPublisher;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Duration;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.JointTrajectory;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.JointTrajectoryPoint;
import java.util.List;

/** Where joints are told where to be, in the order of the joints it was opened with. */
sealed interface JointCommands extends AutoCloseable {
  /** Sends a target; false if the node is too busy to take all of it. */
  boolean send(long stampNanos, double[] position, double[] velocity);

  @Override
  void close();

  static JointCommands open(GzNode node, GazeboConfig keys, List<String> joints) {
    return switch (keys.command()) {
      case JOINT_POSITION ->
          new OneByOne(
              joints.stream()
                  .map(joint ->
                      node.advertise(
                          keys.commands(joint), GzMessagesProto.Double.getDefaultInstance()))
                  .toList());
      case JOINT_TRAJECTORY ->
          new AllAtOnce(
              node.advertise(keys.commands(""), JointTrajectory.getDefaultInstance()), joints);
    };
  }

  /** A position per joint. */
  record OneByOne(List<GzPublisher<GzMessagesProto.Double>> topics) implements JointCommands {
    @Override
    public boolean send(long stampNanos, double[] position, double[] velocity) {
      var header = Stamps.header(stampNanos);
      boolean taken = true;
      for (int i = 0; i < position.length; i++) {
        taken &=
            topics
                .get(i)
                .publish(
                    GzMessagesProto.Double.newBuilder()
                        .setHeader(header)
                        .setData(position[i])
                        .build());
      }
      return taken;
    }

    @Override
    public void close() {
      topics.forEach(GzPublisher::close);
    }
  }

  /** A trajectory of one point, due at once. */
  record AllAtOnce(GzPublisher<JointTrajectory> topic, List<String> joints)
      implements JointCommands {
    @Override
    public boolean send(long stampNanos, double[] position, double[] velocity) {
      JointTrajectoryPoint.Builder point =
          JointTrajectoryPoint.newBuilder().setTimeFromStart(Duration.getDefaultInstance());
      for (int i = 0; i < position.length; i++) {
        point.addPositions(position[i]).addVelocities(velocity[i]);
      }
      return topic.publish(
          JointTrajectory.newBuilder()
              .setHeader(Stamps.header(stampNanos))
              .addAllJointNames(joints)
              .addPoints(point)
              .build());
    }

    @Override
    public void close() {
      topic.close();
    }
  }
}
