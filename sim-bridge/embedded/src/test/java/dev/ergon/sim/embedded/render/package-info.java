/** Tests of the renderer. */
@NullMarked
package dev.ergon.sim.embedded.render;

import org.jspecify.annotations.NullMarked;
