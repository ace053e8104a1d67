package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Vec3;

/** A solid in its own frame, centred at the middle of its bounding box, z up. Metres. */
public sealed interface SolidShape {
  /** The extent along z. */
  double heightM();

  /** A box with full side lengths {@code sizeM}. */
  record Box(Vec3 sizeM) implements SolidShape {
    @Override
    public double heightM() {
      return sizeM.z();
    }
  }

  /** A cylinder along z. */
  record Cylinder(double radiusM, double lengthM) implements SolidShape {
    @Override
    public double heightM() {
      return lengthM;
    }
  }

  /** A ball. */
  record Sphere(double radiusM) implements SolidShape {
    @Override
    public double heightM() {
      return 2 * radiusM;
    }
  }

  /**
   * An upright star: its outline has {@code points} tips at {@code outerRadiusM}, the first on the
   * x axis, and as many notches at {@code innerRadiusM} half-way between.
   */
  record StarPrism(double outerRadiusM, double innerRadiusM, int points, double heightM)
      implements SolidShape {}

  /**
   * A round bowl, open at the top: a floor and a wall, both {@code wallM} thick. The wall stands
   * upright.
   *
   * @param radiusM the outer radius
   */
  record OpenBowl(double radiusM, double heightM, double wallM) implements SolidShape {}

  /**
   * A box without a lid: a floor and four upright walls, all {@code wallM} thick.
   *
   * @param sizeM outer side lengths
   */
  record OpenBox(Vec3 sizeM, double wallM) implements SolidShape {
    @Override
    public double heightM() {
      return sizeM.z();
    }
  }
}
