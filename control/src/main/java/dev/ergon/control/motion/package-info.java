/**
 * The planner: turns one action at a time into the next joint setpoint. A reference moves along the
 * action at the pace that was asked, damped least squares turns it into joints, and a jerk-limited
 * tracker follows it. What leaves here is a proposal; {@code envelope} has the last word. Owned by
 * the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.motion;

import org.jspecify.annotations.NullMarked;
