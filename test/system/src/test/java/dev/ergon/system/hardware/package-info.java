/** The robots of several modules held to the same rules. */
@NullMarked
package dev.ergon.system.hardware;

import org.jspecify.annotations.NullMarked;
