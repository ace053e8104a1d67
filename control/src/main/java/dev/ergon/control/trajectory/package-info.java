/**
 * Jerk-limited online trajectory generation: from any state to a target position and velocity, as
 * fast as velocity, acceleration and jerk limits let it, planned anew every cycle.
 *
 * <p>{@link dev.ergon.control.trajectory.JointTrajectoryGenerator} is the entry; one per thread. It
 * allocates nothing after it is made.
 */
@NullMarked
package dev.ergon.control.trajectory;

import org.jspecify.annotations.NullMarked;
