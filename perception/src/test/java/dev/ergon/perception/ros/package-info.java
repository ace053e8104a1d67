/** Pictures from ROS messages, and cameras behind topics. */
@NullMarked
package dev.ergon.perception.ros;

import org.jspecify.annotations.NullMarked;
