/**
 * What servo buses of any make have in common: a serial line, the framing of packets found on it,
 * and the few operations that a robot of servos needs. Everything that comes in is taken for noise
 * until a decoder says otherwise, in bounded memory and time. Used by the one thread that owns the
 * line.
 */
@NullMarked
package dev.ergon.hardware.bus;

import org.jspecify.annotations.NullMarked;
