package dev.ergon.control.state;

/** What the controller is doing. Which may follow which, {@link StateMachine} says. */
public enum ControlState {
  /** No valid state of the robot has been read yet. */
  BOOT,
  /** The robot is known and holds still; no motion until it is armed. */
  IDLE,
  /** Armed on request; waiting until the arm is seen at rest, inside its limits. */
  ARMING,
  /** Executing actions. */
  RUNNING,
  /** Armed and at rest, or coming to rest; a valid action may start motion. */
  HOLDING,
  /** Coming to rest because of a request to stop; then idle. */
  STOPPING,
  /** Something is wrong: at rest or coming to rest. Latched until reset. */
  FAULTED,
  /** The emergency stop was pressed: at rest or coming to rest. Latched until reset. */
  ESTOPPED
}
