/** Gazebo's own programs to test against. */
@NullMarked
package dev.ergon.sim.external.testing;

import org.jspecify.annotations.NullMarked;
