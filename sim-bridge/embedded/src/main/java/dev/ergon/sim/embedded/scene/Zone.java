package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Vec3;
import java.util.Locale;

/**
 * A strip along one edge of the work area, painted on the table: where a push ends. Absolute, so
 * that one picture shows whether an object is in it. Left and right are the robot's own.
 */
public enum Zone {
  LEFT(0.32, 0.68, 0.17, 0.27, 0xC9B8DC),
  RIGHT(0.32, 0.68, -0.27, -0.17, 0xB8D6C4),
  FAR(0.60, 0.68, -0.17, 0.17, 0xDCC9A8),
  NEAR(0.32, 0.40, -0.17, 0.17, 0xA8C8DC);

  private final double minX;
  private final double maxX;
  private final double minY;
  private final double maxY;
  private final int rgb;

  Zone(double minX, double maxX, double minY, double maxY, int rgb) {
    this.minX = minX;
    this.maxX = maxX;
    this.minY = minY;
    this.maxY = maxY;
    this.rgb = rgb;
  }

  /** The adjective, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether {@code point} lies on the strip, seen from above. */
  public boolean contains(Vec3 point) {
    return point.x() >= minX && point.x() <= maxX && point.y() >= minY && point.y() <= maxY;
  }

  /** The way across the table that leads into the strip: a unit vector. */
  public Vec3 outwards() {
    return switch (this) {
      case LEFT -> Vec3.Y;
      case RIGHT -> Vec3.Y.times(-1);
      case FAR -> Vec3.X;
      case NEAR -> Vec3.X.times(-1);
    };
  }

  /** How far {@code point} must move {@link #outwards()} to the strip's inner edge; < 0 beyond. */
  public double distanceTo(Vec3 point) {
    return switch (this) {
      case LEFT -> minY - point.y();
      case RIGHT -> point.y() - maxY;
      case FAR -> minX - point.x();
      case NEAR -> point.x() - maxX;
    };
  }

  /** The strip's extent along {@link #outwards()}. */
  public double depthM() {
    return switch (this) {
      case LEFT, RIGHT -> maxY - minY;
      case FAR, NEAR -> maxX - minX;
    };
  }

  /**
   * Whether moving {@code point} straight outwards leads into the strip, with room on each side.
   */
  public boolean spans(Vec3 point) {
    double margin = 0.06;
    return switch (this) {
      case LEFT, RIGHT -> point.x() > minX + margin && point.x() < maxX - margin;
      case FAR, NEAR -> point.y() > minY + margin && point.y() < maxY - margin;
    };
  }

  /** The middle of the strip, on the table. */
  public Vec3 centre() {
    return new Vec3((minX + maxX) / 2, (minY + maxY) / 2, 0);
  }

  /** Side lengths along x and y; z is 0. */
  public Vec3 size() {
    return new Vec3(maxX - minX, maxY - minY, 0);
  }

  public int rgb() {
    return rgb;
  }
}
