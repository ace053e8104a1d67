/**
 * Rigid-body physics as the simulator needs it, behind one small interface: bodies, hinges and
 * sliders with motors, steps of fixed length, state that can be hashed, saved and restored. Lengths
 * in metres, masses in kilograms; frames as in {@code scene}. An engine is used from one thread.
 */
@NullMarked
package dev.ergon.sim.embedded.physics;

import org.jspecify.annotations.NullMarked;
