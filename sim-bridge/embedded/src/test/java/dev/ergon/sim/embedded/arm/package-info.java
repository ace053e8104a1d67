/** Rules of the arms that stand at the table. */
@NullMarked
package dev.ergon.sim.embedded.arm;

import org.jspecify.annotations.NullMarked;
