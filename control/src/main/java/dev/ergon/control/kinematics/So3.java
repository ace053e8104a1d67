package dev.ergon.control.kinematics;

/**
 * Rotations on flat arrays: row-major 3x3 matrices (9 numbers), unit quaternions (w, x, y, z) and
 * rotation vectors (axis times angle, radians). Outputs are written, inputs are not modified; an
 * output may not be one of the inputs. Real-time safe: no allocation, no lock, bounded time.
 */
public final class So3 {
  private static final double SMALL_ANGLE = 1e-8;

  private So3() {}

  /** Writes the matrix of the unit quaternion (w, x, y, z). */
  public static void matrixOfQuaternion(double w, double x, double y, double z, double[] r) {
    r[0] = 1 - 2 * (y * y + z * z);
    r[1] = 2 * (x * y - w * z);
    r[2] = 2 * (x * z + w * y);
    r[3] = 2 * (x * y + w * z);
    r[4] = 1 - 2 * (x * x + z * z);
    r[5] = 2 * (y * z - w * x);
    r[6] = 2 * (x * z - w * y);
    r[7] = 2 * (y * z + w * x);
    r[8] = 1 - 2 * (x * x + y * y);
  }

  /**
   * Writes the unit quaternion of rotation matrix {@code r} with {@code w >= 0}. Takes the largest
   * of the four candidates as divisor (Shepperd 1978), so it is exact near half turns too.
   */
  public static void quaternionOfMatrix(double[] r, double[] quaternion) {
    double trace = r[0] + r[4] + r[8];
    double w;
    double x;
    double y;
    double z;
    if (trace >= r[0] && trace >= r[4] && trace >= r[8]) {
      w = 1 + trace;
      x = r[7] - r[5];
      y = r[2] - r[6];
      z = r[3] - r[1];
    } else if (r[0] >= r[4] && r[0] >= r[8]) {
      w = r[7] - r[5];
      x = 1 + r[0] - r[4] - r[8];
      y = r[1] + r[3];
      z = r[2] + r[6];
    } else if (r[4] >= r[8]) {
      w = r[2] - r[6];
      x = r[1] + r[3];
      y = 1 + r[4] - r[0] - r[8];
      z = r[5] + r[7];
    } else {
      w = r[3] - r[1];
      x = r[2] + r[6];
      y = r[5] + r[7];
      z = 1 + r[8] - r[0] - r[4];
    }
    double scale = Math.copySign(1 / Math.sqrt(w * w + x * x + y * y + z * z), w);
    quaternion[0] = w * scale;
    quaternion[1] = x * scale;
    quaternion[2] = y * scale;
    quaternion[3] = z * scale;
  }

  /**
   * Writes the rotation vector of length 0..pi of the unit quaternion (w, x, y, z), the logarithm
   * map, at {@code offset}.
   */
  public static void log(
      double w, double x, double y, double z, double[] rotationVector, int offset) {
    double s = Math.sqrt(x * x + y * y + z * z);
    double sign = w < 0 ? -1 : 1;
    double k = s < SMALL_ANGLE ? 2 * sign : sign * 2 * Math.atan2(s, sign * w) / s;
    rotationVector[offset] = k * x;
    rotationVector[offset + 1] = k * y;
    rotationVector[offset + 2] = k * z;
  }

  /**
   * Writes the unit quaternion of the rotation vector (x, y, z) in radians, the exponential map.
   */
  public static void exp(double x, double y, double z, double[] quaternion) {
    double angle = Math.sqrt(x * x + y * y + z * z);
    double k = angle < SMALL_ANGLE ? 0.5 : Math.sin(angle / 2) / angle;
    quaternion[0] = Math.cos(angle / 2);
    quaternion[1] = k * x;
    quaternion[2] = k * y;
    quaternion[3] = k * z;
  }

  /** Writes the product {@code a b}: apply {@code b} first, then {@code a}. */
  public static void multiply(double[] a, double[] b, double[] product) {
    product[0] = a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
    product[1] = a[0] * b[1] + a[1] * b[0] + a[2] * b[3] - a[3] * b[2];
    product[2] = a[0] * b[2] - a[1] * b[3] + a[2] * b[0] + a[3] * b[1];
    product[3] = a[0] * b[3] + a[1] * b[2] - a[2] * b[1] + a[3] * b[0];
  }

  /**
   * Writes the rotation vector that takes {@code from} to {@code to}, expressed in the frame that
   * both are given in: {@code log(to from^-1)}.
   */
  public static void difference(double[] from, double[] to, double[] rotationVector, int offset) {
    double w = to[0] * from[0] + to[1] * from[1] + to[2] * from[2] + to[3] * from[3];
    double x = -to[0] * from[1] + to[1] * from[0] - to[2] * from[3] + to[3] * from[2];
    double y = -to[0] * from[2] + to[1] * from[3] + to[2] * from[0] - to[3] * from[1];
    double z = -to[0] * from[3] - to[1] * from[2] + to[2] * from[1] + to[3] * from[0];
    log(w, x, y, z, rotationVector, offset);
  }
}
