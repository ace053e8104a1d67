/** Tests. */
@NullMarked
package dev.ergon.perception.camera;

import org.jspecify.annotations.NullMarked;
