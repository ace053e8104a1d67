/** The ROS 1 that others wrote, for tests: Debian's roscore and tools. */
@NullMarked
package dev.ergon.transport.ros1.testing;

import org.jspecify.annotations.NullMarked;
