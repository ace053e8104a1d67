/** Whole runs: the command line, the demo, an evaluation, and runs that are cut short. */
@NullMarked
package dev.ergon.system.run;

import org.jspecify.annotations.NullMarked;
