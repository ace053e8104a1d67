@NullMarked
package dev.ergon.sim.external.gz;

import org.jspecify.annotations.NullMarked;
