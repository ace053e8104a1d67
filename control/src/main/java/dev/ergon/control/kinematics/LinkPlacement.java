package dev.ergon.control.kinematics;

import dev.ergon.core.geometry.Transform;

/**
 * Which moving body of the arm a link is part of, and where on it.
 *
 * @param body 0 for the fixed base, {@code i} for what arm joint {@code i - 1} carries
 * @param inBody {@code X_BL}: the link's frame in the body's frame
 */
public record LinkPlacement(int body, Transform inBody) {}
