@NullMarked
package dev.ergon.sim.embedded.export;

import org.jspecify.annotations.NullMarked;
