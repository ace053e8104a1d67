package dev.ergon.sim.embedded.export;

import dev.ergon.sim.embedded.scene.CameraMount;

/** A camera that an exported world has, and its pictures. */
public record CameraPicture(CameraMount mount, int width, int height, double rateHz) {
  public CameraPicture {
    if (width < 1 || height < 1 || !(rateHz > 0)) {
      throw new IllegalArgumentException(
          "camera '" + mount.name() + "': got " + width + "x" + height + " at " + rateHz + " Hz");
    }
  }

  /** The angle between the left and the right edge. */
  double horizontalFovRad() {
    return 2 * Math.atan(Math.tan(mount.verticalFovRad() / 2) * width / height);
  }
}
