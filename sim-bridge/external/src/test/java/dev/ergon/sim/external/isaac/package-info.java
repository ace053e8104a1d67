/** Isaac Sim's conventions, against a node that follows them. */
@NullMarked
package dev.ergon.sim.external.isaac;

import org.jspecify.annotations.NullMarked;
