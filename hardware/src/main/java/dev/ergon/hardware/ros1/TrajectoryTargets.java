package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import java.util.List;

/** Targets as trajectories of one point. */
final class TrajectoryTargets implements JointTargets {
  private final Publisher<JointTrajectory> publisher;
  private final Waypoint waypoint;

  TrajectoryTargets(ConnectedNode node, String topic, List<String> names, long periodNanos) {
    publisher =
        node.newPublisher(topic, JointTrajectory.TYPE, PublisherOptions.DEFAULT.withQueueSize(2));
    waypoint = new Waypoint(names, periodNanos);
  }

  @Override
  public void send(double[] position, double[] velocity) {
    publisher.publish(waypoint.moving(position, velocity));
  }

  @Override
  public void hold(double[] position) {
    publisher.publish(waypoint.resting(position));
  }

  @Override
  public boolean isHeard() {
    return publisher.hasSubscribers();
  }

  @Override
  public String place() {
    return "topic " + publisher.topic();
  }

  @Override
  public void close() {
    publisher.shutdown();
  }
}
