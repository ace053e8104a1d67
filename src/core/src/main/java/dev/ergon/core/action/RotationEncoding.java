package dev.ergon.core.action;

/** How rotations stand in an action. */
public enum RotationEncoding {
  /** Axis times angle, three components (exponential map). */
  ROTATION_VECTOR(3),
  /** Fixed-axis roll, pitch, yaw. */
  ROLL_PITCH_YAW(3),
  /** Unit quaternion (w, x, y, z). */
  QUATERNION(4),
  /** No rotation in this space. */
  NONE(0);

  private final int components;

  RotationEncoding(int components) {
    this.components = components;
  }

  public int components() {
    return components;
  }
}
