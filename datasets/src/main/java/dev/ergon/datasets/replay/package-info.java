/** Recorded episodes acted out again. Used by one thread. */
@NullMarked
package dev.ergon.datasets.replay;

import org.jspecify.annotations.NullMarked;
