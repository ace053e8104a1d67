/**
 * {@code ergon dataset}: what a recorded dataset holds, whether it is sound, and its statistics.
 */
@NullMarked
package dev.ergon.launch.dataset;

import org.jspecify.annotations.NullMarked;
