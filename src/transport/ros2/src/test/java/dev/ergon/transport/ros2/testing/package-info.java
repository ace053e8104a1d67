/** A peer on another vendor's DDS, for the tests of whatever speaks ROS 2. */
@NullMarked
package dev.ergon.transport.ros2.testing;

import org.jspecify.annotations.NullMarked;
