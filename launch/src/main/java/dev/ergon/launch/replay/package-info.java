/** Recorded actions through control once more, to see whether the arm goes where it went. */
@NullMarked
package dev.ergon.launch.replay;

import org.jspecify.annotations.NullMarked;
