/**
 * Turns ROS definitions ({@code .msg}, {@code .srv}, {@code .action}) into records that read and
 * write themselves over both ROS versions. Runs while {@code ergon-ros-messages} is built, from one
 * thread; {@link dev.ergon.transport.ros.generator.Main} is the entry.
 *
 * <p>Beyond ROS's own grammar, a comment {@code @ros1} or {@code @ros2} at the end of a field says
 * that only that version has it; on a line of its own it says so of the whole definition.
 */
@NullMarked
package dev.ergon.transport.ros.generator;

import org.jspecify.annotations.NullMarked;
