/** Runs and robots over Gazebo's transport. */
@NullMarked
package dev.ergon.system.gazebo;

import org.jspecify.annotations.NullMarked;
