/** How fast the embedded simulator runs. */
@NullMarked
package dev.ergon.benchmark.simulator;

import org.jspecify.annotations.NullMarked;
