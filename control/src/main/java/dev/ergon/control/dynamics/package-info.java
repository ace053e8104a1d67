/**
 * The torques that a motion takes: inverse dynamics for gravity compensation and feed-forward.
 * Model and workspace are split as in {@link dev.ergon.control.kinematics}.
 */
@NullMarked
package dev.ergon.control.dynamics;

import org.jspecify.annotations.NullMarked;
