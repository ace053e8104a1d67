package dev.ergon.control.gripper;

/** What the gripper is doing. */
public enum GripperState {
  /** Not told anything yet, or there is none. */
  UNKNOWN,
  /** Opening slowly to find its stop. */
  HOMING,
  /** On its way to a wider opening. */
  OPENING,
  /** Open as wide as it was told. */
  OPEN,
  /** On its way to a narrower opening. */
  CLOSING,
  /** Stopped by something between its fingers. */
  HOLDING,
  /** Closed as far as it was told, with nothing between its fingers. */
  CLOSED,
  /** Did not get where it was told in time, and is not held by anything. */
  FAILED
}
