package dev.ergon.core.action;

/** What one number of an action means. */
public enum ActionKind {
  /** A step of the tool's position along one axis of the space's frame; m per action. */
  DELTA_POSITION("m"),
  /** One component of a rotation step, encoded as the space says; rad per action. */
  DELTA_ROTATION("rad"),
  /** The tool's position along one axis of the space's frame; m. */
  ABSOLUTE_POSITION("m"),
  /** One component of the tool's orientation, encoded as the space says. */
  ABSOLUTE_ROTATION("rad"),
  /** An arm joint's position; rad or m. */
  JOINT_POSITION("rad"),
  /** A step of an arm joint's position; rad or m per action. */
  JOINT_DELTA("rad"),
  /** An arm joint's velocity; rad/s or m/s. */
  JOINT_VELOCITY("rad/s"),
  /** How far the gripper is open, by the space's convention; 0..1. */
  GRIPPER(""),
  /** 1 where the policy says the task is done, else 0. */
  TERMINATE("");

  private final String unit;

  ActionKind(String unit) {
    this.unit = unit;
  }

  public String unit() {
    return unit;
  }
}
