/**
 * Pictures of the simulated world: a z-buffer rasteriser in plain Java that gives colour, depth and
 * segmentation from one pass, and the cameras that use it. Only IEEE basic operations, square roots
 * and {@link java.lang.StrictMath} take part, so one world gives the same bytes on every JVM. A
 * rasteriser and a camera belong to one thread each.
 */
@NullMarked
package dev.ergon.sim.embedded.render;

import org.jspecify.annotations.NullMarked;
