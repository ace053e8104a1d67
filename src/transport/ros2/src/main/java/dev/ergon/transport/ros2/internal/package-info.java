/** Fast DDS behind types of our own. Safe from any thread unless a class says otherwise. */
@NullMarked
package dev.ergon.transport.ros2.internal;

import org.jspecify.annotations.NullMarked;
