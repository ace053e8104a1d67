/**
 * Feetech STS servos: the packets of protocol 0, the registers of the STS3215, and a bus of them.
 * Values of two bytes have the low byte first; signed ones are a magnitude with a sign bit. Used by
 * the thread that owns the line.
 */
@NullMarked
package dev.ergon.hardware.feetech;

import org.jspecify.annotations.NullMarked;
