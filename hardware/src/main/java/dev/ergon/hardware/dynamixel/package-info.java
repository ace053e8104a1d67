/**
 * Dynamixel servos of the X series: the packets of protocol 2.0, the registers, a bus of them, and
 * the robot kind {@code dynamixel}. Values have the low byte first, in two's complement.
 */
@NullMarked
package dev.ergon.hardware.dynamixel;

import org.jspecify.annotations.NullMarked;
