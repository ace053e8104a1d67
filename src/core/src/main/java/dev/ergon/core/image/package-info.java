/** Pictures as values. Immutable once made. */
@NullMarked
package dev.ergon.core.image;

import org.jspecify.annotations.NullMarked;
