package dev.ergon.control.torque;

/** What stands in the effort of each command. */
public enum TorqueMode {
  /** Zero: the robot takes positions. */
  NONE,
  /** What the commanded motion needs, gravity included; the robot's own drives do the rest. */
  FEED_FORWARD,
  /** That, and a spring and damper that pull the arm to its command: the robot takes torques. */
  IMPEDANCE
}
