package dev.ergon.control.state;

/** Why somebody asked the robot to hold, stop or emergency-stop. */
public enum HaltCause {
  /** A person at the robot or at the console. */
  OPERATOR,
  /** A message from afar. */
  REMOTE,
  /** The instruction was cancelled. */
  CANCELLED,
  /** A more urgent instruction came. */
  PREEMPTED,
  /** The task's time was over. */
  DEADLINE,
  /** The policy failed to answer. */
  POLICY_FAILED,
  /** The process ends. */
  SHUTDOWN
}
