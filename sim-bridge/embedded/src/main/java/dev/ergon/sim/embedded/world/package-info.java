/**
 * The truth about the simulated world at one instant, and how it looks. Immutable; safe from any
 * thread.
 */
@NullMarked
package dev.ergon.sim.embedded.world;

import org.jspecify.annotations.NullMarked;
