/** The ergon command line and the graph it wires. */
@NullMarked
package dev.ergon.launch;

import org.jspecify.annotations.NullMarked;
