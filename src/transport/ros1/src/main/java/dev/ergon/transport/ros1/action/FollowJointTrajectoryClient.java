package dev.ergon.transport.ros1.action;

import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalID;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalStatus;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalStatusArray;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryActionGoal;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryActionResult;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryGoal;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.Subscriber;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends trajectories to a controller's action. A goal that the server has not mentioned for {@value
 * #LOST_NANOS} ns while it speaks of others, or says nothing at all, is lost.
 */
public final class FollowJointTrajectoryClient implements AutoCloseable {
  private static final long LOST_NANOS = 5_000_000_000L;
  private static final int QUEUE = 20;

  private final SystemClock host = new SystemClock();
  private final ConnectedNode node;
  private final Publisher<FollowJointTrajectoryActionGoal> goals;
  private final Publisher<GoalID> cancels;
  private final Subscriber<GoalStatusArray> status;
  private final Subscriber<FollowJointTrajectoryActionResult> results;
  private final Map<String, TrajectoryGoal> open = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /**
   * @param action its name, for example {@code arm_controller/follow_joint_trajectory}
   */
  public FollowJointTrajectoryClient(ConnectedNode node, String action) {
    this.node = node;
    goals = node.newPublisher(action + "/goal", FollowJointTrajectoryActionGoal.TYPE);
    cancels = node.newPublisher(action + "/cancel", GoalID.TYPE);
    status = node.newSubscriber(action + "/status", GoalStatusArray.TYPE);
    status.addMessageListener(this::statusCame, QUEUE);
    results = node.newSubscriber(action + "/result", FollowJointTrajectoryActionResult.TYPE);
    results.addMessageListener(this::resultCame, QUEUE);
  }

  /** Whether a server is there: it hears goals and cancels, and we hear its answers. */
  public boolean isServerConnected() {
    return goals.hasSubscribers()
        && cancels.hasSubscribers()
        && status.numberOfPublishers() > 0
        && results.numberOfPublishers() > 0;
  }

  /** Sends a goal; one that is being carried out is pre-empted by it. */
  public TrajectoryGoal send(FollowJointTrajectoryGoal goal) {
    long stamp = node.time().nanos();
    String id = node.name() + "-" + ids.incrementAndGet() + "-" + stamp / 1e9;
    TrajectoryGoal sent = new TrajectoryGoal(id, this, host.nanos());
    open.put(id, sent);
    forgetLost();
    goals.publish(
        new FollowJointTrajectoryActionGoal(new Header(0, stamp, ""), new GoalID(stamp, id), goal));
    return sent;
  }

  /** Asks to end every goal of the server, whoever sent it. */
  public void cancelAll() {
    cancels.publish(new GoalID(0, ""));
  }

  void cancel(String id) {
    cancels.publish(new GoalID(0, id));
  }

  /** Goals that are open are lost. */
  @Override
  public void close() {
    goals.shutdown();
    cancels.shutdown();
    status.shutdown();
    results.shutdown();
    open.values().forEach(goal -> lose(goal, "the client was closed"));
  }

  private void statusCame(GoalStatusArray array) {
    for (GoalStatus each : array.statusList()) {
      TrajectoryGoal goal = open.get(each.goalId().id());
      if (goal != null) {
        goal.heard(GoalState.of(each.status()), host.nanos());
      }
    }
    forgetLost();
  }

  private void resultCame(FollowJointTrajectoryActionResult result) {
    TrajectoryGoal goal = open.remove(result.status().goalId().id());
    if (goal != null) {
      String words = result.result().errorString();
      goal.ended(
          new GoalOutcome(
              GoalState.of(result.status().status()),
              result.result().errorCode(),
              words.isEmpty() ? result.status().text() : words));
    }
  }

  private void forgetLost() {
    long now = host.nanos();
    for (TrajectoryGoal goal : open.values()) {
      if (now - goal.heardNanos() > LOST_NANOS) {
        lose(goal, "the server does not mention it");
      }
    }
  }

  private void lose(TrajectoryGoal goal, String why) {
    open.remove(goal.id());
    goal.ended(new GoalOutcome(GoalState.LOST, 0, why));
  }
}
