package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;
import java.util.ArrayList;
import java.util.List;

/**
 * A body's mass and how it is spread.
 *
 * @param centreOfMass in the body's frame
 * @param inertia the tensor about the centre of mass along the body's axes, kg m^2, row by row;
 *     copied in and out
 */
public record MassSpec(double massKg, Vec3 centreOfMass, double[] inertia) {
  /** A rigid part's mass, placed in the body by {@code X_BP}. */
  public record Portion(Transform xBodyPart, Inertial inertial) {}

  public MassSpec {
    inertia = inertia.clone();
    if (!(massKg > 0) || inertia.length != 9) {
      throw new IllegalArgumentException(
          "mass: got " + massKg + " kg and " + inertia.length + " moments, wanted > 0 and 9");
    }
  }

  @Override
  public double[] inertia() {
    return inertia.clone();
  }

  /** The same with {@code kgM2} more to turn about every axis. */
  public MassSpec plusInertia(double kgM2) {
    double[] more = inertia.clone();
    for (int i = 0; i < 9; i += 4) {
      more[i] += kgM2;
    }
    return new MassSpec(massKg, centreOfMass, more);
  }

  /** What rigidly joined parts weigh together (parallel axis theorem). */
  public static MassSpec of(List<Portion> portions) {
    double mass = 0;
    Vec3 moment = Vec3.ZERO;
    List<Transform> xBodyCentres = new ArrayList<>();
    for (Portion portion : portions) {
      Transform xBodyCentre = portion.xBodyPart().times(portion.inertial().origin());
      xBodyCentres.add(xBodyCentre);
      mass += portion.inertial().massKg();
      moment = moment.plus(xBodyCentre.translation().times(portion.inertial().massKg()));
    }
    Vec3 centre = moment.times(1 / mass);
    double[] sum = new double[9];
    for (int i = 0; i < portions.size(); i++) {
      Inertial inertial = portions.get(i).inertial();
      addTurned(sum, inertial, xBodyCentres.get(i).rotation());
      addShifted(sum, inertial.massKg(), xBodyCentres.get(i).translation().minus(centre));
    }
    return new MassSpec(mass, centre, sum);
  }

  /** Adds R I R^T. */
  private static void addTurned(double[] sum, Inertial of, Quaternion rotation) {
    double[][] inertia = {
      {of.ixx(), of.ixy(), of.ixz()}, {of.ixy(), of.iyy(), of.iyz()}, {of.ixz(), of.iyz(), of.izz()}
    };
    Vec3[] columns = {rotation.rotate(Vec3.X), rotation.rotate(Vec3.Y), rotation.rotate(Vec3.Z)};
    double[][] r = {
      {columns[0].x(), columns[1].x(), columns[2].x()},
      {columns[0].y(), columns[1].y(), columns[2].y()},
      {columns[0].z(), columns[1].z(), columns[2].z()}
    };
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 0; k < 3; k++) {
          for (int m = 0; m < 3; m++) {
            sum[3 * i + j] += r[i][k] * inertia[k][m] * r[j][m];
          }
        }
      }
    }
  }

  /** Adds m (|d|^2 1 - d d^T). */
  private static void addShifted(double[] sum, double mass, Vec3 d) {
    double[] v = {d.x(), d.y(), d.z()};
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        sum[3 * i + j] += mass * ((i == j ? d.dot(d) : 0) - v[i] * v[j]);
      }
    }
  }
}
