package dev.ergon.transport.ros1.action;

/**
 * How a goal ended.
 *
 * @param errorCode as in control_msgs/FollowJointTrajectoryResult: 0 is good
 * @param text the server's words
 */
public record GoalOutcome(GoalState state, int errorCode, String text) {}
