/** Tests. */
@NullMarked
package dev.ergon.perception.sync;

import org.jspecify.annotations.NullMarked;
