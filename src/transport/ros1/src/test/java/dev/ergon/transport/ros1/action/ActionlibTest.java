package dev.ergon.transport.ros1.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryAction;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryGoal;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Our client of the action against the server of Debian's python3-actionlib. */
@ExtendWith(RoscoreExtension.class)
class ActionlibTest {
  private static final String ACTION = "/peer/follow_joint_trajectory";
  private static final long SHORT_NANOS = 100_000_000;
  private static final long LONG_NANOS = 600_000_000_000L;

  private final Roscore roscore;
  private Process server;
  private ConnectedNode node;
  private FollowJointTrajectoryClient client;

  ActionlibTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect(@TempDir Path folder) throws IOException {
    Path program = folder.resolve("actionlib_server.py");
    try (InputStream in = ActionlibTest.class.getResourceAsStream("actionlib_server.py")) {
      Files.copy(Objects.requireNonNull(in), program);
    }
    Path definition =
        Files.writeString(
            folder.resolve("action.txt"), FollowJointTrajectoryAction.TYPE.definition());
    server =
        roscore.background(
            "actionlib.log", "/usr/bin/python3", program.toString(), definition.toString(), ACTION);
    node = ConnectedNode.connect(roscore.configuration("client"));
    client = new FollowJointTrajectoryClient(node, ACTION);
    Roscore.await("the server is there", () -> client.isServerConnected() || !server.isAlive());
    assertEquals(true, server.isAlive(), () -> roscore.log("actionlib.log"));
  }

  @AfterEach
  void close() {
    client.close();
    node.shutdown();
    server.destroyForcibly().onExit().join();
  }

  @Test
  void aGoalSucceedsWithTheServersWords() throws Exception {
    GoalOutcome outcome = outcome(client.send(goal(SHORT_NANOS)));
    assertEquals(new GoalOutcome(GoalState.SUCCEEDED, 0, "followed"), outcome);
  }

  @Test
  void aCancelledGoalIsPreempted() throws Exception {
    TrajectoryGoal goal = client.send(goal(LONG_NANOS));
    Roscore.await("it is active", () -> goal.state() == GoalState.ACTIVE);
    goal.cancel();
    assertEquals(new GoalOutcome(GoalState.PREEMPTED, 0, "told to end"), outcome(goal));
  }

  @Test
  void aNewerGoalPreemptsTheOlder() throws Exception {
    TrajectoryGoal first = client.send(goal(LONG_NANOS));
    Roscore.await("it is active", () -> first.state() == GoalState.ACTIVE);
    TrajectoryGoal second = client.send(goal(SHORT_NANOS));
    assertEquals(GoalState.PREEMPTED, outcome(first).state());
    assertEquals(GoalState.SUCCEEDED, outcome(second).state());
  }

  private static GoalOutcome outcome(TrajectoryGoal goal) throws Exception {
    return goal.outcome().get(60, TimeUnit.SECONDS);
  }

  private static FollowJointTrajectoryGoal goal(long durationNanos) {
    double[] none = {};
    JointTrajectoryPoint point =
        new JointTrajectoryPoint(new double[] {1}, none, none, none, durationNanos);
    return new FollowJointTrajectoryGoal(
        new JointTrajectory(new Header(0, 0, ""), List.of("a"), List.of(point)),
        List.of(),
        List.of(),
        0);
  }
}
