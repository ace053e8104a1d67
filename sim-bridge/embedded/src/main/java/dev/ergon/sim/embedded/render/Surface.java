package dev.ergon.sim.embedded.render;

import dev.ergon.sim.embedded.scene.Lighting;
import dev.ergon.sim.embedded.scene.Solid;

/**
 * How bright one solid's surface is, under a lamp (Lambert, and a Blinn-Phong gleam for a distant
 * viewer) and light from everywhere, more of it from above. Works in the solid's own frame, so that
 * its normals need no turning. Amounts of light are linear. Reused from picture to picture.
 */
final class Surface {
  /** The lamp is a little warm, the light from everywhere a little cool. */
  private static final double[] LAMP_TINT = {1.04, 1.0, 0.94};

  private static final double[] AMBIENT_TINT = {0.96, 1.0, 1.05};
  private static final double[] UP = {0, 0, 1};
  private static final double ROBOT_GLEAM = 0.35;
  private static final double OBJECT_GLEAM = 0.18;
  private static final double FROM_ABOVE = 0.35;

  private final double[] towardsLamp = new double[3];
  private final double[] halfway = new double[3];
  private final double[] up = new double[3];
  private final double[] albedo = new double[3];
  private double gleam;
  private double lamp;
  private double ambient;
  private int id;
  private boolean ground;

  /**
   * Takes a solid on.
   *
   * @param lampWorld unit vector towards the lamp, world frame
   * @param halfwayWorld unit vector half-way between the lamp and the viewer, world frame
   */
  void assign(
      Solid solid, Placement xWorld, Lighting lighting, double[] lampWorld, double[] halfwayWorld) {
    id = solid.id();
    ground = id == Solid.TABLE_ID || !solid.castsShadow();
    gleam = ground ? 0 : id == Solid.ROBOT_ID ? ROBOT_GLEAM : OBJECT_GLEAM;
    lamp = lighting.lamp();
    ambient = lighting.ambient();
    for (int channel = 0; channel < 3; channel++) {
      albedo[channel] = Srgb.linear(solid.rgb() >> (16 - 8 * channel));
    }
    xWorld.turnBack(lampWorld, towardsLamp);
    xWorld.turnBack(halfwayWorld, halfway);
    xWorld.turnBack(UP, up);
  }

  int id() {
    return id;
  }

  /** Whether it is the table or painted on it: it takes shadows and does not gleam. */
  boolean isGround() {
    return ground;
  }

  /**
   * The light that leaves the surface.
   *
   * @param nx the normal in the solid's frame, with {@code ny} and {@code nz}; length 1
   * @param lampShare how much of the lamp reaches it, 0..1
   * @param rgb receives three amounts at {@code offset}
   */
  void light(double nx, double ny, double nz, double lampShare, double[] rgb, int offset) {
    double facing = Math.max(0, nx * towardsLamp[0] + ny * towardsLamp[1] + nz * towardsLamp[2]);
    double upwards = nx * up[0] + ny * up[1] + nz * up[2];
    double fromLamp = lamp * facing * lampShare;
    double fromSky = ambient * (1 + FROM_ABOVE * (upwards - 1));
    double g = Math.max(0, nx * halfway[0] + ny * halfway[1] + nz * halfway[2]);
    g *= g;
    g *= g;
    g *= g;
    g *= g;
    g *= g;
    double mirrored = gleam * lamp * lampShare * (facing > 0 ? g : 0);
    for (int channel = 0; channel < 3; channel++) {
      rgb[offset + channel] =
          albedo[channel] * (fromLamp * LAMP_TINT[channel] + fromSky * AMBIENT_TINT[channel])
              + mirrored;
    }
  }
}
