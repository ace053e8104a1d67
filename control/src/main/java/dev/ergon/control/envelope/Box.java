package dev.ergon.control.envelope;

import dev.ergon.core.geometry.Vec3;

/**
 * A box with sides along the base frame's axes.
 *
 * @param name for people
 * @param lowerM the corner of least coordinates
 * @param upperM the corner of greatest coordinates
 */
public record Box(String name, Vec3 lowerM, Vec3 upperM) {
  public Box {
    if (!(lowerM.x() < upperM.x()) || !(lowerM.y() < upperM.y()) || !(lowerM.z() < upperM.z())) {
      throw new IllegalArgumentException(
          "box '%s': got lower %s and upper %s, wanted lower < upper on every axis"
              .formatted(name, lowerM, upperM));
    }
  }

  /** {@link #lowerM} as [3]. */
  public double[] lower() {
    return new double[] {lowerM.x(), lowerM.y(), lowerM.z()};
  }

  /** {@link #upperM} as [3]. */
  public double[] upper() {
    return new double[] {upperM.x(), upperM.y(), upperM.z()};
  }
}
