/**
 * Robots under ROS 1: joint states from a topic, targets to a controller's topic or action. A link
 * of {@link dev.ergon.core.robot.link.LinkedRobot}, which has the threads and the rules.
 */
@NullMarked
package dev.ergon.hardware.ros1;

import org.jspecify.annotations.NullMarked;
