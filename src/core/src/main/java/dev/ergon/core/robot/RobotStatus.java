package dev.ergon.core.robot;

/** How a robot answered a read or a write. */
public enum RobotStatus {
  /** A fresh state was read, or the command was taken. */
  OK,
  /** Nothing newer than the last state has arrived; the buffer holds the last one. */
  NO_NEW_STATE,
  /** The link to the robot is down. */
  LINK_LOST,
  /** The robot reports a fault of its own; {@link Robot#faultText()} says which. */
  FAULT
}
