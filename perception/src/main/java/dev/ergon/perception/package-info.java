/** Cameras, synchronised observations and language commands. */
@NullMarked
package dev.ergon.perception;

import org.jspecify.annotations.NullMarked;
