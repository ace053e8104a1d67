package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Transform;

/**
 * One thing to draw.
 *
 * @param id what a segmentation image says of it, 1..255; the same for parts of one thing
 * @param label for people: {@code table}, {@code link4}, {@code red cube}
 * @param xWorld {@code X_WS}: the shape's frame in the world
 * @param rgb 0xRRGGBB
 * @param castsShadow false for flat markings
 */
public record Solid(
    int id, String label, SolidShape shape, Transform xWorld, int rgb, boolean castsShadow) {
  /** The id of what no solid covers. */
  public static final int BACKGROUND_ID = 0;

  public static final int TABLE_ID = 1;

  /** The ids of the push zones follow one another from here, in the order of {@link Zone}. */
  public static final int FIRST_ZONE_ID = 2;

  /** The robot, all of it. */
  public static final int ROBOT_ID = 10;

  /** The objects follow one another from here, in the order of the scene. */
  public static final int FIRST_OBJECT_ID = 100;

  public Solid {
    if (id < 1 || id > 255) {
      throw new IllegalArgumentException("solid '" + label + "' id: got " + id + ", wanted 1..255");
    }
  }
}
