package dev.ergon.core.geometry;

/**
 * A rotation as a unit quaternion, order (w, x, y, z). The norm is checked to 1e-6 and then made
 * exact. {@code q} and {@code -q} are the same rotation; no sign is preferred. The same numbers
 * give the same bits on every JDK and processor.
 */
public record Quaternion(double w, double x, double y, double z) {
  private static final double NORM_TOLERANCE = 1e-6;

  /** What dividing by the norm leaves; dividing again would only change the last bits. */
  private static final double ROUNDING = 1e-15;

  public static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);

  public Quaternion {
    double norm = Math.sqrt(w * w + x * x + y * y + z * z);
    if (!(Math.abs(norm - 1) <= NORM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "quaternion (w, x, y, z): got ("
              + w
              + ", "
              + x
              + ", "
              + y
              + ", "
              + z
              + ") with norm "
              + norm
              + ", wanted norm 1");
    }
    if (Math.abs(norm - 1) > ROUNDING) {
      w /= norm;
      x /= norm;
      y /= norm;
      z /= norm;
    }
  }

  /** The rotation by {@code angleRad} about {@code axis}, which need not have length 1. */
  public static Quaternion ofAxisAngle(Vec3 axis, double angleRad) {
    Vec3 unit = axis.normalised();
    double s = StrictMath.sin(angleRad / 2);
    return new Quaternion(StrictMath.cos(angleRad / 2), unit.x() * s, unit.y() * s, unit.z() * s);
  }

  /**
   * The rotation whose axis is the direction of {@code rotationRad} and whose angle is its length
   * (exponential map).
   */
  public static Quaternion ofRotationVector(Vec3 rotationRad) {
    double angle = rotationRad.norm();
    if (angle < 1e-12) {
      return IDENTITY;
    }
    return ofAxisAngle(rotationRad, angle);
  }

  /**
   * Fixed-axis roll, pitch, yaw (about x, then y, then z of the parent frame), as URDF's {@code
   * rpy}.
   */
  public static Quaternion ofRollPitchYaw(double rollRad, double pitchRad, double yawRad) {
    return ofAxisAngle(Vec3.Z, yawRad)
        .times(ofAxisAngle(Vec3.Y, pitchRad))
        .times(ofAxisAngle(Vec3.X, rollRad));
  }

  /**
   * The rotation that turns the parent's axes into {@code x}, {@code y}, {@code z}: the columns of
   * its matrix, orthonormal and right-handed (Shepperd's method).
   *
   * @throws IllegalArgumentException if they are not, by more than 1e-6
   */
  public static Quaternion ofAxes(Vec3 x, Vec3 y, Vec3 z) {
    boolean unit = Math.abs(x.norm() - 1) + Math.abs(y.norm() - 1) + Math.abs(z.norm() - 1) < 1e-6;
    if (!(unit && x.cross(y).distanceTo(z) < 1e-6)) {
      throw new IllegalArgumentException(
          "axes: got " + x + ", " + y + ", " + z + ", wanted orthonormal and right-handed");
    }
    double w2 = 1 + x.x() + y.y() + z.z();
    double x2 = 1 + x.x() - y.y() - z.z();
    double y2 = 1 - x.x() + y.y() - z.z();
    double z2 = 1 - x.x() - y.y() + z.z();
    double largest = Math.max(Math.max(w2, x2), Math.max(y2, z2));
    double s = 0.5 / Math.sqrt(largest);
    double wx = (y.z() - z.y()) * s;
    double wy = (z.x() - x.z()) * s;
    double wz = (x.y() - y.x()) * s;
    double xy = (x.y() + y.x()) * s;
    double xz = (z.x() + x.z()) * s;
    double yz = (y.z() + z.y()) * s;
    double big = Math.sqrt(largest) / 2;
    if (largest == w2) {
      return new Quaternion(big, wx, wy, wz);
    }
    if (largest == x2) {
      return new Quaternion(wx, big, xy, xz);
    }
    if (largest == y2) {
      return new Quaternion(wy, xy, big, yz);
    }
    return new Quaternion(wz, xz, yz, big);
  }

  /** Hamilton product: apply {@code other} first, then this. */
  public Quaternion times(Quaternion other) {
    return new Quaternion(
        w * other.w - x * other.x - y * other.y - z * other.z,
        w * other.x + x * other.w + y * other.z - z * other.y,
        w * other.y - x * other.z + y * other.w + z * other.x,
        w * other.z + x * other.y - y * other.x + z * other.w);
  }

  public Quaternion inverse() {
    return new Quaternion(w, -x, -y, -z);
  }

  /** {@code v} turned by this rotation. */
  public Vec3 rotate(Vec3 v) {
    Vec3 u = new Vec3(x, y, z);
    Vec3 t = u.cross(v).times(2);
    return v.plus(t.times(w)).plus(u.cross(t));
  }

  /** The rotation vector of length 0..pi (logarithm map), in radians. */
  public Vec3 toRotationVector() {
    double sign = w < 0 ? -1 : 1;
    Vec3 v = new Vec3(sign * x, sign * y, sign * z);
    double s = v.norm();
    if (s < 1e-12) {
      return v.times(2);
    }
    return v.times(2 * StrictMath.atan2(s, sign * w) / s);
  }

  /** The angle in 0..pi between this orientation and {@code other}, in radians. */
  public double angleTo(Quaternion other) {
    return inverse().times(other).toRotationVector().norm();
  }
}
