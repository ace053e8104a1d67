/**
 * The arm, its table and its cameras in other simulators' formats, from the same description and
 * scene that are simulated here. Pure functions; safe from any thread.
 */
@NullMarked
package dev.ergon.sim.embedded.export;

import org.jspecify.annotations.NullMarked;
