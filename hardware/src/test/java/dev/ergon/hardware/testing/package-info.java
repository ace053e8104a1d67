/** Servos and serial lines to test against: emulated servos, and real pseudo-terminals by socat. */
@NullMarked
package dev.ergon.hardware.testing;

import org.jspecify.annotations.NullMarked;
