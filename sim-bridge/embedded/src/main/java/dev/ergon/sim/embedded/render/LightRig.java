package dev.ergon.sim.embedded.render;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.Lighting;
import dev.ergon.sim.embedded.scene.Solid;

/**
 * How bright a surface is: a lamp (Lambert, plus a Blinn-Phong gleam for a distant viewer), and
 * light from everywhere, more from above than from below. Works in the frame of the solid in hand,
 * so that its normals need no turning. Amounts of light are linear.
 */
final class LightRig {
  /** The lamp is a little warm, the light from everywhere a little cool. */
  private static final double[] LAMP_TINT = {1.04, 1.0, 0.93};

  private static final double[] SKY_TINT = {0.95, 1.0, 1.06};
  private static final double ROBOT_GLEAM = 0.30;
  private static final double OBJECT_GLEAM = 0.16;

  private final double[] towardsLamp = new double[3];
  private final double[] halfway = new double[3];
  private final double[] up = new double[3];
  private final double[] albedo = new double[3];
  private final double[] light = new double[3];
  private double gleam;
  private double lamp;
  private double ambient;
  private Vec3 worldTowardsLamp = Vec3.Z;
  private Vec3 worldHalfway = Vec3.Z;

  void begin(Lighting lighting, Quaternion worldToCamera) {
    lamp = lighting.lamp();
    ambient = lighting.ambient();
    worldTowardsLamp = lighting.towardsLamp();
    Vec3 towardsViewer = worldToCamera.inverse().rotate(Vec3.Z).times(-1);
    Vec3 between = worldTowardsLamp.plus(towardsViewer);
    worldHalfway = between.norm() > 1e-6 ? between.normalised() : Vec3.Z;
  }
}
