/**
 * A robot of position-controlled servos on one bus, whatever their make. A thread of its own owns
 * the bus; it exchanges the newest state and the newest command with the control loop through
 * wait-free mailboxes, so that neither ever waits for the other.
 */
@NullMarked
package dev.ergon.hardware.servo;

import org.jspecify.annotations.NullMarked;
