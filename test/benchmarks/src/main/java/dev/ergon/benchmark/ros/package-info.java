/** Measurements of ROS messages and of the wires that carry them. */
@NullMarked
package dev.ergon.benchmark.ros;

import org.jspecify.annotations.NullMarked;
