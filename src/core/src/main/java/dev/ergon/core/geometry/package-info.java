/**
 * Vectors, rotations and poses. Right-handed, metres and radians; quaternions are (w, x, y, z).
 * Immutable.
 */
@NullMarked
package dev.ergon.core.geometry;

import org.jspecify.annotations.NullMarked;
