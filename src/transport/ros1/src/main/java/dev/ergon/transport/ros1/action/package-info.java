/**
 * actionlib for {@code control_msgs/FollowJointTrajectory}, both ends: goals that take a while, can
 * be cancelled, and are pre-empted by newer ones. Safe from any thread.
 *
 * @see <a href="http://wiki.ros.org/actionlib/DetailedDescription">ROS wiki, actionlib</a>
 */
@NullMarked
package dev.ergon.transport.ros1.action;

import org.jspecify.annotations.NullMarked;
