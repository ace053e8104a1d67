/** Drivers of physical robots. */
@NullMarked
package dev.ergon.hardware;

import org.jspecify.annotations.NullMarked;
