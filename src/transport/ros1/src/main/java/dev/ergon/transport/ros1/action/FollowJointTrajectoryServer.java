package dev.ergon.transport.ros1.action;

import dev.ergon.transport.ros.message.actionlib_msgs.GoalID;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalStatus;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalStatusArray;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryActionGoal;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryActionResult;
import dev.ergon.transport.ros.message.control_msgs.FollowJointTrajectoryResult;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectoryPoint;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes one trajectory after the other; a newer one pre-empts the one that is being carried out.
 * Whoever owns it calls {@link #timePasses} regularly.
 */
public final class FollowJointTrajectoryServer {
  private static final long STATUS_PERIOD_NANOS = 200_000_000;
  private static final int QUEUE = 20;
  private static final int INVALID_GOAL = -1;

  /** The goal that is being carried out, and when it is done. */
  private record Active(GoalID id, long endNanos) {}

  private final TrajectoryExecutor executor;
  private final Publisher<GoalStatusArray> status;
  private final Publisher<FollowJointTrajectoryActionResult> results;
  private @Nullable Active active;
  private long statusNanos = -STATUS_PERIOD_NANOS;
  private long nowNanos;

  /** Begins to take goals. */
  public FollowJointTrajectoryServer(
      ConnectedNode node, String action, TrajectoryExecutor executor) {
    this.executor = executor;
    status = node.newPublisher(action + "/status", GoalStatusArray.TYPE);
    results =
        node.newPublisher(
            action + "/result",
            FollowJointTrajectoryActionResult.TYPE,
            PublisherOptions.DEFAULT.withQueueSize(QUEUE));
    node.newSubscriber(action + "/goal", FollowJointTrajectoryActionGoal.TYPE)
        .addMessageListener(this::goalCame, QUEUE);
    node.newSubscriber(action + "/cancel", GoalID.TYPE).addMessageListener(this::cancelCame, QUEUE);
  }

  /**
   * Ends a trajectory whose time is over, and tells the status now and then.
   *
   * @param now the time that trajectories run by, as stamps count
   */
  public synchronized void timePasses(long now) {
    nowNanos = now;
    Active current = active;
    if (current != null && now >= current.endNanos()) {
      end(current, GoalState.SUCCEEDED, 0, "");
    }
    if (now < statusNanos || now >= statusNanos + STATUS_PERIOD_NANOS) {
      tellStatus();
      statusNanos = now;
    }
  }

  private synchronized void goalCame(FollowJointTrajectoryActionGoal goal) {
    try {
      executor.follow(goal.goal().trajectory());
    } catch (IllegalArgumentException e) {
      result(goal.goalId(), GoalState.REJECTED, INVALID_GOAL, String.valueOf(e.getMessage()));
      return;
    }
    Active before = active;
    if (before != null) {
      end(before, GoalState.PREEMPTED, 0, "a newer goal came");
    }
    List<JointTrajectoryPoint> points = goal.goal().trajectory().points();
    active =
        new Active(goal.goalId(), nowNanos + points.get(points.size() - 1).timeFromStartNanos());
    tellStatus();
  }

  /** No id and no stamp cancel all; a stamp alone all that is older. */
  private synchronized void cancelCame(GoalID cancel) {
    Active current = active;
    if (current == null) {
      return;
    }
    boolean named = cancel.id().equals(current.id().id());
    boolean all = cancel.id().isEmpty() && cancel.stampNanos() == 0;
    boolean older = cancel.stampNanos() != 0 && current.id().stampNanos() <= cancel.stampNanos();
    if (named || all || older) {
      executor.hold();
      end(current, GoalState.PREEMPTED, 0, "cancelled");
    }
  }

  private void end(Active goal, GoalState how, int code, String text) {
    active = null;
    result(goal.id(), how, code, text);
    tellStatus();
  }

  private void result(GoalID id, GoalState how, int code, String text) {
    results.publish(
        new FollowJointTrajectoryActionResult(
            header(),
            new GoalStatus(id, how.code(), text),
            new FollowJointTrajectoryResult(code, text)));
  }

  private void tellStatus() {
    Active current = active;
    List<GoalStatus> goals =
        current == null
            ? List.of()
            : List.of(new GoalStatus(current.id(), GoalState.ACTIVE.code(), ""));
    status.publish(new GoalStatusArray(header(), goals));
  }

  private Header header() {
    return new Header(0, nowNanos, "");
  }
}
