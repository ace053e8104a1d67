/**
 * What the robot knows at one instant: camera frames, joint state, end-effector pose, each with its
 * own stamp. Immutable.
 */
@NullMarked
package dev.ergon.core.observation;

import org.jspecify.annotations.NullMarked;
