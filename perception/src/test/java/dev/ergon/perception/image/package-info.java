/** Tests. */
@NullMarked
package dev.ergon.perception.image;

import org.jspecify.annotations.NullMarked;
