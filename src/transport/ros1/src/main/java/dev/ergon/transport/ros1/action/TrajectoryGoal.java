package dev.ergon.transport.ros1.action;

import java.util.concurrent.CompletableFuture;

/** A goal that was sent. */
public final class TrajectoryGoal {
  private final String id;
  private final FollowJointTrajectoryClient client;
  private final CompletableFuture<GoalOutcome> outcome = new CompletableFuture<>();
  private volatile GoalState state = GoalState.PENDING;
  private volatile long heardNanos;

  TrajectoryGoal(String id, FollowJointTrajectoryClient client, long sentNanos) {
    this.id = id;
    this.client = client;
    this.heardNanos = sentNanos;
  }

  public String id() {
    return id;
  }

  /** Where it stands, as far as the server has said. */
  public GoalState state() {
    return state;
  }

  /** Completes when the goal has ended. */
  public CompletableFuture<GoalOutcome> outcome() {
    return outcome;
  }

  /** Asks the server to end it. */
  public void cancel() {
    client.cancel(id);
  }

  /** When the server mentioned it last, or when it was sent; on the host's clock. */
  long heardNanos() {
    return heardNanos;
  }

  void heard(GoalState now, long nanos) {
    heardNanos = nanos;
    if (!state.isLast()) {
      state = now;
    }
  }

  void ended(GoalOutcome how) {
    state = how.state();
    outcome.complete(how);
  }
}
