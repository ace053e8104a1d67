package dev.ergon.control;

import dev.ergon.control.gripper.GripperState;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.HaltCause;
import dev.ergon.core.geometry.Pose;
import org.jspecify.annotations.Nullable;

/**
 * What control was doing at the end of a cycle. Arrays are the reader's own.
 *
 * @param stampNanos when the cycle was
 * @param cycle how many cycles there have been
 * @param status what the cycle did, and why
 * @param haltCause why somebody asked to hold or stop, or null if nobody has
 * @param commandedTool where the tool is commanded to be, in the base frame: the pose that the next
 *     end-effector step starts from
 * @param setpointTool where this cycle's command puts the tool, in the base frame
 * @param commandedPosition this cycle's command per actuated joint, rad or m
 * @param commandedVelocity likewise, rad/s or m/s
 * @param gripperFraction how far the gripper was told to be open, 0..1; NaN without a gripper
 * @param actionsExecuted how many actions have begun since the controller was made
 * @param actionEndNanos when the time of the action that began last is over
 * @param actionsWaiting how many actions are left to begin
 * @param terminateReached whether the running task's terminate action has been reached
 * @param atRest whether the command stands still
 */
public record ControlSnapshot(
    long stampNanos,
    long cycle,
    ControlState state,
    ControlStatus status,
    @Nullable HaltCause haltCause,
    Pose commandedTool,
    Pose setpointTool,
    double[] commandedPosition,
    double[] commandedVelocity,
    double gripperFraction,
    GripperState gripperState,
    long actionsExecuted,
    long actionEndNanos,
    int actionsWaiting,
    boolean terminateReached,
    boolean atRest) {}
