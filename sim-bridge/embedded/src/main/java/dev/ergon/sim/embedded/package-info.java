/** The embedded simulator and its tasks. */
@NullMarked
package dev.ergon.sim.embedded;

import org.jspecify.annotations.NullMarked;
