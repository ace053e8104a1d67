package dev.ergon.core.robot;

/** How a joint moves. */
public enum JointType {
  /** About an axis, between two limits; radians. */
  REVOLUTE("rad"),
  /** About an axis, without position limits; radians. */
  CONTINUOUS("rad"),
  /** Along an axis, between two limits; metres. */
  PRISMATIC("m"),
  /** Not at all. */
  FIXED("");

  private final String unit;

  JointType(String unit) {
    this.unit = unit;
  }

  /** The unit of its position: {@code rad}, {@code m}, or empty for a fixed joint. */
  public String unit() {
    return unit;
  }
}
