package dev.ergon.core.robot;

import dev.ergon.core.geometry.Transform;

/**
 * What a link looks like: a shape, placed in the link's frame.
 *
 * @param origin {@code X_LV}
 * @param rgb 0xRRGGBB
 */
public record Visual(Transform origin, Shape shape, int rgb) {}
