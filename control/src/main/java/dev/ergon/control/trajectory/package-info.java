/** Jerk-limited online trajectory generation. */
@NullMarked
package dev.ergon.control.trajectory;

import org.jspecify.annotations.NullMarked;
