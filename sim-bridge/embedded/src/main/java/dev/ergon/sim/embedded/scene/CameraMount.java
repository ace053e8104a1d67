package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;

/**
 * Where a camera sits. The camera frame is the optical one: x right, y down, z into the picture.
 *
 * @param name lower case, as in {@link dev.ergon.core.observation.CameraSpec}
 * @param parentLink the robot link that carries it, or {@link #WORLD}
 * @param xParentCamera {@code X_PC}
 * @param verticalFovRad the angle between the top and the bottom edge of the picture, 0..pi
 */
public record CameraMount(
    String name, String parentLink, Transform xParentCamera, double verticalFovRad) {
  public static final String WORLD = "world";

  /** Stands opposite the robot and overlooks the work area. */
  public static final CameraMount FRONT =
      lookingAt("front", WORLD, new Vec3(1.04, 0, 0.68), new Vec3(0.49, 0, 0.02), Vec3.Z, 0.60);

  /** Rides on the hand and looks past the finger tips. */
  public static final CameraMount WRIST =
      lookingAt(
          "wrist",
          "hand",
          new Vec3(-0.085, 0, -0.01),
          new Vec3(-0.035, 0, 0.16),
          Vec3.X.times(-1),
          1.2);

  /** Shows arm, table and objects, for people who watch; no policy sees through it. */
  public static final CameraMount OVERVIEW =
      lookingAt(
          "overview", WORLD, new Vec3(1.28, -0.87, 0.84), new Vec3(0.28, 0, 0.28), Vec3.Z, 0.74);

  public CameraMount {
    if (!(verticalFovRad > 0 && verticalFovRad < StrictMath.PI)) {
      throw new IllegalArgumentException(
          "camera '" + name + "' field of view: got " + verticalFovRad + " rad, wanted 0..pi");
    }
  }

  /**
   * A camera at {@code eye} that sees {@code target} in the middle of its picture. All vectors are
   * in the parent's frame.
   *
   * @param up what points to the picture's top, as far as it can; not parallel to the view
   */
  public static CameraMount lookingAt(
      String name, String parentLink, Vec3 eye, Vec3 target, Vec3 up, double verticalFovRad) {
    Vec3 z = target.minus(eye).normalised();
    Vec3 x = z.cross(up).normalised();
    Vec3 y = z.cross(x);
    Transform xParentCamera = new Transform(eye, Quaternion.ofAxes(x, y, z));
    return new CameraMount(name, parentLink, xParentCamera, verticalFovRad);
  }
}
