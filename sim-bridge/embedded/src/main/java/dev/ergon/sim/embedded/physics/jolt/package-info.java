/**
 * {@link dev.ergon.sim.embedded.physics.PhysicsEngine} on Jolt Physics through jolt-jni
 * (single-precision release build). Used from one thread.
 */
@NullMarked
package dev.ergon.sim.embedded.physics.jolt;

import org.jspecify.annotations.NullMarked;
