package dev.ergon.core.robot;

import dev.ergon.core.geometry.Transform;

/**
 * A link's mass.
 *
 * @param origin {@code X_LC}: the centre-of-mass frame in the link's frame
 * @param massKg > 0
 * @param ixx moments of inertia about the centre of mass, in the centre-of-mass frame, kg m^2
 */
public record Inertial(
    Transform origin,
    double massKg,
    double ixx,
    double ixy,
    double ixz,
    double iyy,
    double iyz,
    double izz) {
  public Inertial {
    if (!(massKg > 0) || !Double.isFinite(massKg)) {
      throw new IllegalArgumentException("mass: got " + massKg + " kg, wanted > 0");
    }
  }
}
