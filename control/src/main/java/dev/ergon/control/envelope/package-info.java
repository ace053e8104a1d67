/**
 * The last thing before a command leaves: it lets a setpoint through unchanged if the arm can still
 * stop inside every limit afterwards, and otherwise bends it towards the stop that is known to be
 * safe. It shares no code with the planner: its own limits, its own brake, its own kinematics.
 * Owned by the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.envelope;

import org.jspecify.annotations.NullMarked;
