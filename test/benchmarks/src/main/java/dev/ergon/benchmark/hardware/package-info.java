/** How fast robots on servo buses answer. */
@NullMarked
package dev.ergon.benchmark.hardware;

import org.jspecify.annotations.NullMarked;
