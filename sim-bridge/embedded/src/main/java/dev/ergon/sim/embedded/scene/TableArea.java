package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Vec3;

/** A rectangle on the table. Metres, world frame. */
public record TableArea(double minX, double maxX, double minY, double maxY) {
  public TableArea {
    if (!(minX <= maxX) || !(minY <= maxY)) {
      throw new IllegalArgumentException(
          "area: got x %s..%s m, y %s..%s m, wanted the lesser first"
              .formatted(minX, maxX, minY, maxY));
    }
  }

  /** Whether {@code point}, seen from above, lies in it. */
  public boolean contains(Vec3 point) {
    return point.x() >= minX && point.x() <= maxX && point.y() >= minY && point.y() <= maxY;
  }
}
