package dev.ergon.transport.ros1.action;

/** Where a goal stands; in the order of actionlib_msgs/GoalStatus. */
public enum GoalState {
  PENDING(false),
  ACTIVE(false),
  PREEMPTED(true),
  SUCCEEDED(true),
  ABORTED(true),
  REJECTED(true),
  PREEMPTING(false),
  RECALLING(false),
  RECALLED(true),
  /** The server no longer knows the goal, or is gone. */
  LOST(true);

  private final boolean last;

  GoalState(boolean last) {
    this.last = last;
  }

  /** Whether nothing follows. */
  public boolean isLast() {
    return last;
  }

  /** The number on the wire. */
  public int code() {
    return ordinal();
  }

  /** The state of that number; {@link #LOST} for one that is not known. */
  public static GoalState of(int code) {
    return code >= 0 && code < values().length ? values()[code] : LOST;
  }
}
