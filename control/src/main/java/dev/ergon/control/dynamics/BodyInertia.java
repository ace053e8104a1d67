package dev.ergon.control.dynamics;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;

/**
 * Adds up the masses of links that are fixed to one another, about a common origin (parallel axis
 * theorem). Used while a model is built.
 */
final class BodyInertia {
  private double mass;
  private Vec3 moment = Vec3.ZERO;

  /** Inertia about the body's origin, row-major 3x3. */
  private final double[] aboutOrigin = new double[9];

  /** Adds {@code inertial} of a link at {@code xBL} in the body's frame. */
  void add(Inertial inertial, Transform xBL) {
    Transform xBC = xBL.times(inertial.origin());
    Vec3 centre = xBC.translation();
    double m = inertial.massKg();
    double[] turned = turn(inertial, xBC);
    addShifted(aboutOrigin, turned, m, centre);
    mass += m;
    moment = moment.plus(centre.times(m));
  }

  double mass() {
    return mass;
  }

  Vec3 centreOfMass() {
    return mass > 0 ? moment.times(1 / mass) : Vec3.ZERO;
  }

  /** Inertia about the centre of mass, in the body's axes, row-major 3x3, kg m^2. */
  double[] aboutCentre() {
    double[] result = new double[9];
    addShifted(result, aboutOrigin, -mass, centreOfMass());
    return result;
  }

  /** {@code sum += inertia + m (c.c I - c c^T)}. */
  private static void addShifted(double[] sum, double[] inertia, double m, Vec3 c) {
    double[] v = {c.x(), c.y(), c.z()};
    for (int row = 0; row < 3; row++) {
      for (int col = 0; col < 3; col++) {
        double diagonal = row == col ? c.dot(c) : 0;
        sum[3 * row + col] += inertia[3 * row + col] + m * (diagonal - v[row] * v[col]);
      }
    }
  }

  /** {@code R I R^T}. */
  private static double[] turn(Inertial inertial, Transform xBC) {
    double[] i = {
      inertial.ixx(), inertial.ixy(), inertial.ixz(),
      inertial.ixy(), inertial.iyy(), inertial.iyz(),
      inertial.ixz(), inertial.iyz(), inertial.izz()
    };
    Vec3[] axes = {
      xBC.rotation().rotate(Vec3.X), xBC.rotation().rotate(Vec3.Y), xBC.rotation().rotate(Vec3.Z)
    };
    double[] turned = new double[9];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double[] u = {axes[a].x(), axes[a].y(), axes[a].z()};
        double[] w = {axes[b].x(), axes[b].y(), axes[b].z()};
        for (int row = 0; row < 3; row++) {
          for (int col = 0; col < 3; col++) {
            turned[3 * row + col] += i[3 * a + b] * u[row] * w[col];
          }
        }
      }
    }
    return turned;
  }
}
