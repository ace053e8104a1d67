/**
 * The one clock interface. Nothing else in Ergon reads the host's clock. Safe from any thread
 * unless a class says otherwise.
 */
@NullMarked
package dev.ergon.core.time;

import org.jspecify.annotations.NullMarked;
