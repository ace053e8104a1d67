/**
 * A robot behind ROS 2 topics: joint states in, joint commands out. Everything that a robot does
 * beyond its wire is {@link dev.ergon.core.robot.link.LinkedRobot}'s.
 */
@NullMarked
package dev.ergon.hardware.ros2;

import org.jspecify.annotations.NullMarked;
