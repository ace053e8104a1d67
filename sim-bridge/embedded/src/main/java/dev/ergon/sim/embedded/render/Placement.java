package dev.ergon.sim.embedded.render;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;

/**
 * A rigid transform as a matrix that is overwritten from solid to solid, so that drawing allocates
 * nothing. {@code X_AB}: takes points of frame B to frame A.
 */
final class Placement {
  /** Three rows of rotation, each with its part of the translation behind it. */
  private final double[] m = new double[12];

  void set(Transform xAB) {
    Quaternion q = xAB.rotation();
    Vec3 t = xAB.translation();
    m[0] = 1 - 2 * (q.y() * q.y() + q.z() * q.z());
    m[1] = 2 * (q.x() * q.y() - q.w() * q.z());
    m[2] = 2 * (q.x() * q.z() + q.w() * q.y());
    m[3] = t.x();
    m[4] = 2 * (q.x() * q.y() + q.w() * q.z());
    m[5] = 1 - 2 * (q.x() * q.x() + q.z() * q.z());
    m[6] = 2 * (q.y() * q.z() - q.w() * q.x());
    m[7] = t.y();
    m[8] = 2 * (q.x() * q.z() - q.w() * q.y());
    m[9] = 2 * (q.y() * q.z() + q.w() * q.x());
    m[10] = 1 - 2 * (q.x() * q.x() + q.y() * q.y());
    m[11] = t.z();
  }

  /** Becomes {@code X_AC} from {@code X_AB} and {@code X_BC}, neither of which is this. */
  void setProduct(Placement xAB, Placement xBC) {
    for (int row = 0; row < 12; row += 4) {
      double a = xAB.m[row];
      double b = xAB.m[row + 1];
      double c = xAB.m[row + 2];
      for (int column = 0; column < 4; column++) {
        m[row + column] = a * xBC.m[column] + b * xBC.m[4 + column] + c * xBC.m[8 + column];
      }
      m[row + 3] += xAB.m[row + 3];
    }
  }

  /** A coordinate in A of B's origin. */
  double origin(int axis) {
    return m[4 * axis + 3];
  }

  /** Moves points {@code [point * 3 + axis]} of B to A. */
  void apply(double[] pointsB, double[] pointsA, int length) {
    double xx = m[0];
    double xy = m[1];
    double xz = m[2];
    double xt = m[3];
    double yx = m[4];
    double yy = m[5];
    double yz = m[6];
    double yt = m[7];
    double zx = m[8];
    double zy = m[9];
    double zz = m[10];
    double zt = m[11];
    for (int i = 0; i < length; i += 3) {
      double x = pointsB[i];
      double y = pointsB[i + 1];
      double z = pointsB[i + 2];
      pointsA[i] = xx * x + xy * y + xz * z + xt;
      pointsA[i + 1] = yx * x + yy * y + yz * z + yt;
      pointsA[i + 2] = zx * x + zy * y + zz * z + zt;
    }
  }

  /** Turns a direction of A into B. */
  void turnBack(double[] directionA, double[] directionB) {
    for (int axis = 0; axis < 3; axis++) {
      directionB[axis] =
          m[axis] * directionA[0] + m[4 + axis] * directionA[1] + m[8 + axis] * directionA[2];
    }
  }
}
