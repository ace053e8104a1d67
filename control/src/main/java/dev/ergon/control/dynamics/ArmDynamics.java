package dev.ergon.control.dynamics;

import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.LinkPlacement;
import dev.ergon.control.kinematics.So3;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotModel;

/**
 * Inverse dynamics of a serial arm by the recursive Newton-Euler algorithm (Luh, Walker and Paul
 * 1980; in body coordinates as in Siciliano et al., Robotics, 2009, section 7.5). Links fixed to a
 * body are folded into it; a gripper's fingers count at their zero position. Links without inertia
 * weigh nothing. Motor inertia and friction are not modelled.
 *
 * <p>Constant, so it may be shared; results go to a {@link DynamicsData}.
 */
public final class ArmDynamics {
  /** Standard gravity in a base frame with z up, m/s^2. */
  public static final Vec3 GRAVITY_DOWN = new Vec3(0, 0, -9.80665);

  private final int dof;
  private final boolean[] slides;
  private final double[] originRotation;
  private final double[] originTranslation;
  private final double[] mass;
  private final double[] centre;
  private final double[] inertia;
  private final double[] gravity;

  /**
   * @param gravity m/s^2 in the base frame, {@link #GRAVITY_DOWN} for an arm on a table
   */
  public ArmDynamics(RobotModel model, ArmKinematics kinematics, Vec3 gravity) {
    dof = kinematics.dof();
    slides = new boolean[dof];
    originRotation = new double[9 * dof];
    originTranslation = new double[3 * dof];
    mass = new double[dof];
    centre = new double[3 * dof];
    inertia = new double[9 * dof];
    this.gravity = new double[] {gravity.x(), gravity.y(), gravity.z()};
    for (int i = 0; i < dof; i++) {
      slides[i] = kinematics.isPrismatic(i);
      writeOrigin(i, kinematics.bodyOrigin(i));
      writeInertia(i, inertiaOf(i + 1, model, kinematics));
    }
  }

  /** A workspace for one thread. Not real-time safe: allocates. */
  public DynamicsData newData() {
    return new DynamicsData(dof);
  }

  /**
   * Writes the joint effort [dof] (N m or N) that holds the arm still against gravity at {@code
   * position}. Real-time safe.
   */
  public void gravity(double[] position, DynamicsData data, double[] effort) {
    inverse(position, data.zeros, data.zeros, data, effort);
  }

  /**
   * Writes the joint effort [dof] (N m or N) that gives {@code acceleration} at {@code position}
   * and {@code velocity}, gravity included. Inputs [dof] in rad or m and seconds; not modified.
   * Real-time safe: no allocation, no lock, bounded time.
   */
  public void inverse(
      double[] position,
      double[] velocity,
      double[] acceleration,
      DynamicsData data,
      double[] effort) {
    // An arm at rest under gravity feels what an arm in free space accelerated upwards feels.
    data.linearAcceleration[0] = -gravity[0];
    data.linearAcceleration[1] = -gravity[1];
    data.linearAcceleration[2] = -gravity[2];
    for (int i = 0; i < dof; i++) {
      placeBody(i, position[i], data);
      moveBody(i, velocity[i], acceleration[i], data);
      loadBody(i, data);
    }
    for (int i = dof - 1; i >= 0; i--) {
      effort[i] = slides[i] ? data.force[3 * i + 5] : data.moment[3 * i + 5];
      if (i > 0) {
        passToParent(i, data);
      }
    }
  }

  private void placeBody(int i, double q, DynamicsData data) {
    int b = 9 * i;
    int t = 3 * i;
    double c = slides[i] ? 1 : Math.cos(q);
    double s = slides[i] ? 0 : Math.sin(q);
    double shift = slides[i] ? q : 0;
    for (int row = 0; row < 3; row++) {
      double x = originRotation[b + 3 * row];
      double y = originRotation[b + 3 * row + 1];
      double z = originRotation[b + 3 * row + 2];
      data.rotation[b + 3 * row] = c * x + s * y;
      data.rotation[b + 3 * row + 1] = c * y - s * x;
      data.rotation[b + 3 * row + 2] = z;
      data.translation[t + row] = originTranslation[t + row] + shift * z;
    }
  }

  /** Velocity and acceleration of body {@code i + 1} from those of body {@code i}. */
  private void moveBody(int i, double qd, double qdd, DynamicsData d) {
    int k = 3 * i;
    int n = k + 3;
    double[] w = d.angularVelocity;
    double[] dw = d.angularAcceleration;
    double[] a = d.linearAcceleration;
    double px = d.translation[k];
    double py = d.translation[k + 1];
    double pz = d.translation[k + 2];
    // w x p, then a + dw x p + w x (w x p), in the parent's frame.
    double ux = w[k + 1] * pz - w[k + 2] * py;
    double uy = w[k + 2] * px - w[k] * pz;
    double uz = w[k] * py - w[k + 1] * px;
    double ax = a[k] + dw[k + 1] * pz - dw[k + 2] * py + w[k + 1] * uz - w[k + 2] * uy;
    double ay = a[k + 1] + dw[k + 2] * px - dw[k] * pz + w[k + 2] * ux - w[k] * uz;
    double az = a[k + 2] + dw[k] * py - dw[k + 1] * px + w[k] * uy - w[k + 1] * ux;
    intoChild(d.rotation, 9 * i, ax, ay, az, a, n);
    intoChild(d.rotation, 9 * i, w[k], w[k + 1], w[k + 2], w, n);
    intoChild(d.rotation, 9 * i, dw[k], dw[k + 1], dw[k + 2], dw, n);
    if (slides[i]) {
      // Coriolis term of a slide along z: 2 w x (qd z).
      a[n] += 2 * w[n + 1] * qd;
      a[n + 1] -= 2 * w[n] * qd;
      a[n + 2] += qdd;
    } else {
      dw[n] += w[n + 1] * qd;
      dw[n + 1] -= w[n] * qd;
      dw[n + 2] += qdd;
      w[n + 2] += qd;
    }
  }

  /** Force and moment about its origin that body {@code i + 1} needs for its own motion. */
  private void loadBody(int i, DynamicsData d) {
    int n = 3 * i + 3;
    double wx = d.angularVelocity[n];
    double wy = d.angularVelocity[n + 1];
    double wz = d.angularVelocity[n + 2];
    double bx = d.angularAcceleration[n];
    double by = d.angularAcceleration[n + 1];
    double bz = d.angularAcceleration[n + 2];
    double cx = centre[3 * i];
    double cy = centre[3 * i + 1];
    double cz = centre[3 * i + 2];
    double ux = wy * cz - wz * cy;
    double uy = wz * cx - wx * cz;
    double uz = wx * cy - wy * cx;
    double fx = mass[i] * (d.linearAcceleration[n] + by * cz - bz * cy + wy * uz - wz * uy);
    double fy = mass[i] * (d.linearAcceleration[n + 1] + bz * cx - bx * cz + wz * ux - wx * uz);
    double fz = mass[i] * (d.linearAcceleration[n + 2] + bx * cy - by * cx + wx * uy - wy * ux);
    int j = 9 * i;
    double hx = inertia[j] * wx + inertia[j + 1] * wy + inertia[j + 2] * wz;
    double hy = inertia[j + 3] * wx + inertia[j + 4] * wy + inertia[j + 5] * wz;
    double hz = inertia[j + 6] * wx + inertia[j + 7] * wy + inertia[j + 8] * wz;
    double ix = inertia[j] * bx + inertia[j + 1] * by + inertia[j + 2] * bz;
    double iy = inertia[j + 3] * bx + inertia[j + 4] * by + inertia[j + 5] * bz;
    double iz = inertia[j + 6] * bx + inertia[j + 7] * by + inertia[j + 8] * bz;
    d.force[n] = fx;
    d.force[n + 1] = fy;
    d.force[n + 2] = fz;
    d.moment[n] = ix + wy * hz - wz * hy + cy * fz - cz * fy;
    d.moment[n + 1] = iy + wz * hx - wx * hz + cz * fx - cx * fz;
    d.moment[n + 2] = iz + wx * hy - wy * hx + cx * fy - cy * fx;
  }

  /** Adds the wrench on body {@code i + 1} to its parent's, moved to the parent's origin. */
  private static void passToParent(int i, DynamicsData d) {
    int n = 3 * i + 3;
    int k = 3 * i;
    int b = 9 * i;
    double[] r = d.rotation;
    double[] f = d.force;
    double[] m = d.moment;
    double[] p = d.translation;
    double fx = r[b] * f[n] + r[b + 1] * f[n + 1] + r[b + 2] * f[n + 2];
    double fy = r[b + 3] * f[n] + r[b + 4] * f[n + 1] + r[b + 5] * f[n + 2];
    double fz = r[b + 6] * f[n] + r[b + 7] * f[n + 1] + r[b + 8] * f[n + 2];
    double mx = r[b] * m[n] + r[b + 1] * m[n + 1] + r[b + 2] * m[n + 2];
    double my = r[b + 3] * m[n] + r[b + 4] * m[n + 1] + r[b + 5] * m[n + 2];
    double mz = r[b + 6] * m[n] + r[b + 7] * m[n + 1] + r[b + 8] * m[n + 2];
    f[k] += fx;
    f[k + 1] += fy;
    f[k + 2] += fz;
    m[k] += mx + p[k + 1] * fz - p[k + 2] * fy;
    m[k + 1] += my + p[k + 2] * fx - p[k] * fz;
    m[k + 2] += mz + p[k] * fy - p[k + 1] * fx;
  }

  /** {@code out = R^T (x, y, z)}. */
  private static void intoChild(
      double[] r, int b, double x, double y, double z, double[] out, int offset) {
    out[offset] = r[b] * x + r[b + 3] * y + r[b + 6] * z;
    out[offset + 1] = r[b + 1] * x + r[b + 4] * y + r[b + 7] * z;
    out[offset + 2] = r[b + 2] * x + r[b + 5] * y + r[b + 8] * z;
  }

  private static BodyInertia inertiaOf(int body, RobotModel model, ArmKinematics kinematics) {
    var sum = new BodyInertia();
    for (Link link : model.description().links()) {
      if (link.inertial() != null && kinematics.links().contains(link.name())) {
        LinkPlacement placement = kinematics.placementOf(link.name());
        if (placement.body() == body) {
          sum.add(link.inertial(), placement.inBody());
        }
      }
    }
    return sum;
  }

  private void writeOrigin(int i, Transform origin) {
    double[] matrix = new double[9];
    Quaternion q = origin.rotation();
    So3.matrixOfQuaternion(q.w(), q.x(), q.y(), q.z(), matrix);
    System.arraycopy(matrix, 0, originRotation, 9 * i, 9);
    originTranslation[3 * i] = origin.translation().x();
    originTranslation[3 * i + 1] = origin.translation().y();
    originTranslation[3 * i + 2] = origin.translation().z();
  }

  private void writeInertia(int i, BodyInertia body) {
    mass[i] = body.mass();
    centre[3 * i] = body.centreOfMass().x();
    centre[3 * i + 1] = body.centreOfMass().y();
    centre[3 * i + 2] = body.centreOfMass().z();
    System.arraycopy(body.aboutCentre(), 0, inertia, 9 * i, 9);
  }
}
