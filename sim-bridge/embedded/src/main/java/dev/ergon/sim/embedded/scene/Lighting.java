package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Vec3;

/**
 * One far lamp and light from everywhere.
 *
 * @param towardsLamp unit vector in the world frame; z > 0
 * @param lamp brightness of a surface that faces the lamp, 0..2, without the ambient part
 * @param ambient brightness of every surface, shadowed or not, 0..1
 */
public record Lighting(Vec3 towardsLamp, double lamp, double ambient) {
  public Lighting {
    towardsLamp = towardsLamp.normalised();
    if (!(towardsLamp.z() > 0) || !(lamp >= 0 && lamp <= 2) || !(ambient >= 0 && ambient <= 1)) {
      throw new IllegalArgumentException(
          "lighting: got towardsLamp "
              + towardsLamp
              + ", lamp "
              + lamp
              + ", ambient "
              + ambient
              + ", wanted a lamp above the table, 0..2 and 0..1");
    }
  }
}
