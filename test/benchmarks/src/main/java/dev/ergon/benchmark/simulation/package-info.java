/** How fast the simulated robot runs. */
@NullMarked
package dev.ergon.benchmark.simulation;

import org.jspecify.annotations.NullMarked;
