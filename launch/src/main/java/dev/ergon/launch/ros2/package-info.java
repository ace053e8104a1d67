/**
 * The embedded simulator over ROS 2: served as a robot, and its truth read from elsewhere. Names
 * are those of Isaac Sim's bridge where it has them.
 */
@NullMarked
package dev.ergon.launch.ros2;

import org.jspecify.annotations.NullMarked;
