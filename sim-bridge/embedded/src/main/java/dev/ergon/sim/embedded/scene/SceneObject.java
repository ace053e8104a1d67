package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Transform;

/**
 * An object and where it stands at first.
 *
 * @param xWorldStart {@code X_WO}: the middle of its bounding box; upright
 * @param rgb its own shade of the colour, 0xRRGGBB
 */
public record SceneObject(Thing thing, SolidShape shape, Transform xWorldStart, int rgb) {
  /** How far it reaches from its vertical axis, m. */
  public double footprintRadiusM() {
    if (shape instanceof SolidShape.Box box) {
      return StrictMath.hypot(box.sizeM().x(), box.sizeM().y()) / 2;
    }
    if (shape instanceof SolidShape.OpenBox box) {
      return StrictMath.hypot(box.sizeM().x(), box.sizeM().y()) / 2;
    }
    if (shape instanceof SolidShape.Cylinder cylinder) {
      return cylinder.radiusM();
    }
    if (shape instanceof SolidShape.StarPrism star) {
      return star.outerRadiusM();
    }
    if (shape instanceof SolidShape.OpenBowl bowl) {
      return bowl.radiusM();
    }
    return ((SolidShape.Sphere) shape).radiusM();
  }

  /** How far apart the fingers are that hold it across its flats, m. */
  public double graspWidthM() {
    if (shape instanceof SolidShape.Box box) {
      return box.sizeM().y();
    }
    if (shape instanceof SolidShape.StarPrism star) {
      return StrictMath.sqrt(3) * star.outerRadiusM();
    }
    return 2 * footprintRadiusM();
  }
}
