package dev.ergon.control.kinematics;

/**
 * The workspace that {@link ArmKinematics} fills: every body's pose, the tool's pose and the
 * geometric Jacobian, all in the base frame. Made once per thread; the arrays it hands out are live
 * views that the next call overwrites, not to be modified. Owned by one thread. Real-time safe.
 */
public final class KinematicsData {
  final int dof;

  /** Rotation of body {@code i} at {@code 9 i}; body 0 is the base. */
  final double[] bodyRotation;

  /** Origin of body {@code i} at {@code 3 i}. */
  final double[] bodyOrigin;

  final double[] toolRotation = new double[9];
  final double[] toolPosition = new double[3];
  final double[] toolQuaternion = new double[4];
  final double[] jacobian;

  KinematicsData(int dof) {
    this.dof = dof;
    this.bodyRotation = new double[9 * (dof + 1)];
    this.bodyOrigin = new double[3 * (dof + 1)];
    this.jacobian = new double[6 * dof];
    bodyRotation[0] = 1;
    bodyRotation[4] = 1;
    bodyRotation[8] = 1;
  }

  /** The tool's position (x, y, z), metres, in the base frame. A live view. */
  public double[] toolPosition() {
    return toolPosition;
  }

  /** The tool's rotation, row-major 3x3, {@code R_BT}. A live view. */
  public double[] toolRotation() {
    return toolRotation;
  }

  /** The tool's rotation (w, x, y, z), {@code w >= 0}, computed by this call. A live view. */
  public double[] toolQuaternion() {
    So3.quaternionOfMatrix(toolRotation, toolQuaternion);
    return toolQuaternion;
  }

  /**
   * The geometric Jacobian, row-major [6, dof], in the base frame: rows 0..2 give the tool origin's
   * velocity, rows 3..5 its angular velocity. A live view, as fresh as the last {@link
   * ArmKinematics#jacobian}.
   */
  public double[] jacobian() {
    return jacobian;
  }

  /**
   * Writes where a point fixed to a body is, in the base frame, metres.
   *
   * @param body as {@link LinkPlacement#body()}
   * @param x the point in the body's frame, with y and z
   * @param out written at {@code offset .. offset + 2}
   */
  public void pointInBase(int body, double x, double y, double z, double[] out, int offset) {
    int r = 9 * body;
    int p = 3 * body;
    double[] m = bodyRotation;
    out[offset] = bodyOrigin[p] + m[r] * x + m[r + 1] * y + m[r + 2] * z;
    out[offset + 1] = bodyOrigin[p + 1] + m[r + 3] * x + m[r + 4] * y + m[r + 5] * z;
    out[offset + 2] = bodyOrigin[p + 2] + m[r + 6] * x + m[r + 7] * y + m[r + 8] * z;
  }

  /** Writes the tool's twist [6] (m/s, rad/s) at joint velocity [dof]: the Jacobian times it. */
  public void toolTwist(double[] jointVelocity, double[] twist) {
    for (int row = 0; row < 6; row++) {
      double sum = 0;
      for (int i = 0; i < dof; i++) {
        sum += jacobian[row * dof + i] * jointVelocity[i];
      }
      twist[row] = sum;
    }
  }
}
