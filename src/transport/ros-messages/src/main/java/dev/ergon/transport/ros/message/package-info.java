/**
 * ROS messages as values, and their two wire forms: ROS 1's serialisation and ROS 2's CDR. The
 * records of the packages below, one per ROS package, are generated from the definitions in {@code
 * src/main/ros}; see {@link dev.ergon.transport.ros.message.Message}. Messages are immutable and
 * safe from any thread; a reader or writer belongs to one thread.
 */
@NullMarked
package dev.ergon.transport.ros.message;

import org.jspecify.annotations.NullMarked;
