/**
 * A robot arm in the physics world, built from its description, and the motors that follow joint
 * commands. Used from the simulator's thread.
 */
@NullMarked
package dev.ergon.sim.embedded.arm;

import org.jspecify.annotations.NullMarked;
