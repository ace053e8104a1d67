package dev.ergon.core.robot;

import dev.ergon.core.geometry.Transform;

/** What of a link can be touched: a shape, placed in the link's frame ({@code X_LC}). */
public record Collision(Transform origin, Shape shape) {}
