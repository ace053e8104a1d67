package dev.ergon.hardware.ros1;

import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryGoal;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.action.FollowJointTrajectoryClient;
import dev.ergon.transport.ros1.action.TrajectoryGoal;
import java.util.List;

/** Targets as goals of FollowJointTrajectory; each pre-empts the one before. */
final class ActionTargets implements JointTargets {
  private final FollowJointTrajectoryClient client;
  private final Waypoint waypoint;
  private final String place;

  ActionTargets(ConnectedNode node, String action, List<String> names, long periodNanos) {
    client = new FollowJointTrajectoryClient(node, action);
    waypoint = new Waypoint(names, periodNanos);
    place = "action " + node.resolveName(action);
  }

  @Override
  public void send(double[] position, double[] velocity) {
    follow(waypoint.moving(position, velocity));
  }

  @Override
  public void hold(double[] position) {
    client.cancelAll();
    follow(waypoint.resting(position));
  }

  @Override
  public boolean isHeard() {
    return client.isServerConnected();
  }

  @Override
  public String place() {
    return place;
  }

  @Override
  public void close() {
    client.close();
  }

  /** Nobody waits for the result: the joint states tell where the arm is. */
  private void follow(JointTrajectory trajectory) {
    TrajectoryGoal unused =
        client.send(new FollowJointTrajectoryGoal(trajectory, List.of(), List.of(), 0));
  }
}
