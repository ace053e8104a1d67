/** Kinematics, trajectories, limits, safety and the real-time loop. */
@NullMarked
package dev.ergon.control;

import org.jspecify.annotations.NullMarked;
