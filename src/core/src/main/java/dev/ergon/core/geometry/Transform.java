package dev.ergon.core.geometry;

/**
 * A rigid transform {@code X_AB}: the pose of frame B in frame A. The caller's variable names the
 * frames ({@code xAB}); in a product the inner letters must cancel: {@code xAC = xAB.times(xBC)}.
 */
public record Transform(Vec3 translation, Quaternion rotation) {
  public static final Transform IDENTITY = new Transform(Vec3.ZERO, Quaternion.IDENTITY);

  public static Transform ofTranslation(double x, double y, double z) {
    return new Transform(new Vec3(x, y, z), Quaternion.IDENTITY);
  }

  /** {@code X_AC} from this {@code X_AB} and {@code X_BC}. */
  public Transform times(Transform xBC) {
    return new Transform(
        translation.plus(rotation.rotate(xBC.translation)), rotation.times(xBC.rotation));
  }

  /** {@code X_BA} from this {@code X_AB}. */
  public Transform inverse() {
    Quaternion back = rotation.inverse();
    return new Transform(back.rotate(translation.times(-1)), back);
  }

  /** A point given in B, expressed in A. */
  public Vec3 apply(Vec3 pointInB) {
    return translation.plus(rotation.rotate(pointInB));
  }
}
