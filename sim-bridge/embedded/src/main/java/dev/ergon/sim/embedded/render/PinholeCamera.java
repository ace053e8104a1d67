package dev.ergon.sim.embedded.render;

import dev.ergon.core.image.Image;

/**
 * A camera without distortion. Its frame is the optical one: x right, y down, z forward, so that a
 * point {@code (x, y, z)} with {@code z > 0} lands on pixel column {@code fx * x / z + cx} and row
 * {@code fy * y / z + cy}; the centre of the top left pixel is (0.5, 0.5).
 *
 * @param width pixels
 * @param height pixels
 * @param fx focal length in pixel widths
 * @param fy focal length in pixel heights
 * @param cx column of the optical axis, in pixels
 * @param cy row of the optical axis, in pixels
 */
public record PinholeCamera(int width, int height, double fx, double fy, double cx, double cy) {
  public PinholeCamera {
    if (width < 1 || height < 1 || width > Image.MAX_SIDE || height > Image.MAX_SIDE) {
      throw new IllegalArgumentException(
          "camera size: got " + width + "x" + height + ", wanted 1.." + Image.MAX_SIDE + " each");
    }
    if (!(fx > 0 && fy > 0 && Double.isFinite(fx + fy + cx + cy))) {
      throw new IllegalArgumentException(
          "camera focal length: got " + fx + ", " + fy + " px, wanted positive, finite numbers");
    }
  }

  /**
   * A camera with square pixels that looks through the middle of its picture.
   *
   * @param verticalFovRad angle between the picture's top and bottom edge, above 0 and below pi
   */
  public static PinholeCamera ofVerticalFov(int width, int height, double verticalFovRad) {
    if (!(verticalFovRad > 0 && verticalFovRad < StrictMath.PI)) {
      throw new IllegalArgumentException(
          "camera field of view: got " + verticalFovRad + " rad, wanted above 0 and below pi");
    }
    double focal = height / (2 * StrictMath.tan(verticalFovRad / 2));
    return new PinholeCamera(width, height, focal, focal, width / 2.0, height / 2.0);
  }
}
