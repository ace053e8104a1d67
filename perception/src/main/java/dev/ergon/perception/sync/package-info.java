/**
 * Joins what cameras and joints say into one observation, and says how well the parts fit in time.
 * A late or missing part is data, not an exception.
 */
@NullMarked
package dev.ergon.perception.sync;

import org.jspecify.annotations.NullMarked;
