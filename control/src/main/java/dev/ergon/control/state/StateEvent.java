package dev.ergon.control.state;

/** What can change the {@link ControlState}. */
public enum StateEvent {
  /** A valid state of the robot was read. */
  ROBOT_SEEN,
  /** Somebody asked to arm. */
  ARM,
  /** The checks of arming have passed. */
  ARMED,
  /** A valid action is there to execute. */
  ACTION_READY,
  /** There is a reason to hold. */
  HOLD,
  /** Somebody asked to stop. */
  STOP,
  /** The commanded motion has come to rest. */
  AT_REST,
  /** Something is wrong. */
  FAULT,
  /** Somebody pressed the emergency stop. */
  ESTOP,
  /** Somebody asked to leave a latched state, and the arm is at rest. */
  RESET
}
