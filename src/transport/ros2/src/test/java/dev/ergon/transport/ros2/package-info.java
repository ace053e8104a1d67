/** Tests against ourselves and against Cyclone DDS. */
@NullMarked
package dev.ergon.transport.ros2;

import org.jspecify.annotations.NullMarked;
