/** The ROS 2 driver against an arm that speaks ROS 2 in this process. */
@NullMarked
package dev.ergon.hardware.ros2;

import org.jspecify.annotations.NullMarked;
