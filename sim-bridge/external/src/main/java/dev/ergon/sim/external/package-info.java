/** Simulators that run elsewhere, as robots, cameras and clocks: one package for each wire. */
@NullMarked
package dev.ergon.sim.external;

import org.jspecify.annotations.NullMarked;
