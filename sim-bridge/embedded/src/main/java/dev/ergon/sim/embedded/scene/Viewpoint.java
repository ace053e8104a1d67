package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Transform;

/**
 * Where a camera is at one instant.
 *
 * @param camera the mount's name
 * @param xWorldCamera {@code X_WC}, optical frame: x right, y down, z into the picture
 * @param verticalFovRad the angle between the top and the bottom edge of the picture
 */
public record Viewpoint(String camera, Transform xWorldCamera, double verticalFovRad) {}
