/**
 * The loop that runs a controller against a robot: in real time on one thread with absolute
 * deadlines, or in step with a simulator, with the same results; and the report of how it went.
 */
@NullMarked
package dev.ergon.control.rt;

import org.jspecify.annotations.NullMarked;
