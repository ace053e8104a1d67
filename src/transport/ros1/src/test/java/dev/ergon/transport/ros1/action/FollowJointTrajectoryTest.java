package dev.ergon.transport.ros1.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryGoal;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RoscoreExtension.class)
class FollowJointTrajectoryTest {
  private static final String ACTION = "/arm/follow_joint_trajectory";

  private final ConnectedNode robot;
  private final ConnectedNode user;
  private final List<String> done = new CopyOnWriteArrayList<>();
  private FollowJointTrajectoryServer server;
  private FollowJointTrajectoryClient client;

  FollowJointTrajectoryTest(Roscore roscore) {
    robot = ConnectedNode.connect(roscore.configuration("robot"));
    user = ConnectedNode.connect(roscore.configuration("user"));
  }

  @BeforeEach
  void connect() {
    server =
        new FollowJointTrajectoryServer(
            robot,
            ACTION,
            new TrajectoryExecutor() {
              @Override
              public void follow(JointTrajectory trajectory) {
                if (!trajectory.jointNames().equals(List.of("a"))) {
                  throw new IllegalArgumentException("wanted joint a");
                }
                done.add("follow " + trajectory.points().get(0).positions()[0]);
              }

              @Override
              public void hold() {
                done.add("hold");
              }
            });
    client = new FollowJointTrajectoryClient(user, ACTION);
    Roscore.await("both ends are connected", client::isServerConnected);
  }

  @AfterEach
  void close() {
    client.close();
    user.shutdown();
    robot.shutdown();
  }

  @Test
  void aGoalSucceedsWhenItsTimeIsOver() throws Exception {
    TrajectoryGoal goal = client.send(goal("a", 1));
    Roscore.await("it is active", () -> goal.state() == GoalState.ACTIVE);
    server.timePasses(999_999_999);
    assertTrue(!goal.outcome().isDone());
    server.timePasses(1_000_000_000);
    assertEquals(GoalState.SUCCEEDED, outcome(goal).state());
    assertEquals(List.of("follow 1.0"), done);
  }

  @Test
  void aNewerGoalPreemptsTheOlder() throws Exception {
    TrajectoryGoal first = client.send(goal("a", 1));
    TrajectoryGoal second = client.send(goal("a", 2));
    assertEquals(GoalState.PREEMPTED, outcome(first).state());
    server.timePasses(2_000_000_000);
    assertEquals(GoalState.SUCCEEDED, outcome(second).state());
  }

  @Test
  void aCancelledGoalHolds() throws Exception {
    TrajectoryGoal goal = client.send(goal("a", 1));
    Roscore.await("it is active", () -> goal.state() == GoalState.ACTIVE);
    goal.cancel();
    assertEquals(GoalState.PREEMPTED, outcome(goal).state());
    assertEquals(List.of("follow 1.0", "hold"), done);
  }

  @Test
  void aGoalThatCannotBeFollowedIsRejectedWithTheReason() throws Exception {
    GoalOutcome outcome = outcome(client.send(goal("b", 1)));
    assertEquals(new GoalOutcome(GoalState.REJECTED, -1, "wanted joint a"), outcome);
  }

  private static GoalOutcome outcome(TrajectoryGoal goal) throws Exception {
    return goal.outcome().get(30, TimeUnit.SECONDS);
  }

  private static FollowJointTrajectoryGoal goal(String joint, double position) {
    JointTrajectoryPoint point =
        new JointTrajectoryPoint(
            new double[] {position}, new double[0], new double[0], new double[0], 1_000_000_000);
    return new FollowJointTrajectoryGoal(
        new JointTrajectory(new Header(0, 0, ""), List.of(joint), List.of(point)),
        List.of(),
        List.of(),
        0);
  }
}
