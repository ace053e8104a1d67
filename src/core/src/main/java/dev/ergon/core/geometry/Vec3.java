package dev.ergon.core.geometry;

/** Three finite numbers: a position or displacement in metres, or an axis. */
public record Vec3(double x, double y, double z) {
  public static final Vec3 ZERO = new Vec3(0, 0, 0);
  public static final Vec3 X = new Vec3(1, 0, 0);
  public static final Vec3 Y = new Vec3(0, 1, 0);
  public static final Vec3 Z = new Vec3(0, 0, 1);

  public Vec3 {
    if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
      throw new IllegalArgumentException(
          "vector: got (" + x + ", " + y + ", " + z + "), wanted finite numbers");
    }
  }

  public Vec3 plus(Vec3 other) {
    return new Vec3(x + other.x, y + other.y, z + other.z);
  }

  public Vec3 minus(Vec3 other) {
    return new Vec3(x - other.x, y - other.y, z - other.z);
  }

  public Vec3 times(double factor) {
    return new Vec3(x * factor, y * factor, z * factor);
  }

  public double dot(Vec3 other) {
    return x * other.x + y * other.y + z * other.z;
  }

  public Vec3 cross(Vec3 other) {
    return new Vec3(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double norm() {
    return Math.sqrt(dot(this));
  }

  public double distanceTo(Vec3 other) {
    return minus(other).norm();
  }

  /**
   * The vector of length 1 in this direction.
   *
   * @throws IllegalArgumentException if the length is below 1e-12
   */
  public Vec3 normalised() {
    double length = norm();
    if (length < 1e-12) {
      throw new IllegalArgumentException("vector: got length " + length + ", wanted a direction");
    }
    return times(1 / length);
  }
}
