package dev.ergon.control.state;

import dev.ergon.control.envelope.EnvelopeLimit;

/** What one control cycle did, and why. One per cycle; the first reason that applies. */
public enum ControlStatus {
  /** The commanded motion is what the actions asked for. */
  OK(Kind.OK),

  /** Near a singularity: slower than asked. */
  LIMITED_SINGULARITY(Kind.LIMITED),
  /** Observations are getting old: slower than asked. */
  LIMITED_OBSERVATION_AGE(Kind.LIMITED),
  /** The arm cannot follow as fast as asked. */
  LIMITED_BY_LAG(Kind.LIMITED),
  /** The goal was moved back into the workspace. */
  LIMITED_GOAL(Kind.LIMITED),
  /** The envelope changed the command: a joint would have come too near its stop. */
  LIMITED_JOINT_POSITION(Kind.LIMITED),
  /** The envelope changed the command: joint velocity. */
  LIMITED_JOINT_VELOCITY(Kind.LIMITED),
  /** The envelope changed the command: joint acceleration. */
  LIMITED_JOINT_ACCELERATION(Kind.LIMITED),
  /** The envelope changed the command: joint jerk. */
  LIMITED_JOINT_JERK(Kind.LIMITED),
  /** The envelope changed the command: joint torque. */
  LIMITED_JOINT_TORQUE(Kind.LIMITED),
  /** The envelope changed the command: joint torque changed too fast. */
  LIMITED_JOINT_TORQUE_RATE(Kind.LIMITED),
  /** The envelope changed the command: speed of the tool. */
  LIMITED_TOOL_SPEED(Kind.LIMITED),
  /** The envelope changed the command: the tool would have left the workspace. */
  LIMITED_WORKSPACE(Kind.LIMITED),
  /**
   * The envelope changed the command: the arm would have come too near a keep-out box or the table.
   */
  LIMITED_KEEP_OUT(Kind.LIMITED),
  /** The envelope changed the command: the arm would have come too near itself. */
  LIMITED_SELF_COLLISION(Kind.LIMITED),

  /** No valid state of the robot yet. */
  WAITING_FOR_ROBOT(Kind.HELD),
  /** Not armed. */
  IDLE_NOT_ARMED(Kind.HELD),
  /** Arming: the arm is not yet seen at rest, inside its limits. */
  ARMING(Kind.HELD),
  /** Armed; no task. */
  HELD_NO_TASK(Kind.HELD),
  /** Every valid action has been executed and no new one has come. */
  HELD_NO_ACTION(Kind.HELD),
  /** No valid chunk within the policy's deadline. */
  HELD_POLICY_LATE(Kind.HELD),
  /** The newest observation is too old. */
  HELD_OBSERVATION_STALE(Kind.HELD),
  /** The operator's sign of life is late. */
  HELD_OPERATOR_LATE(Kind.HELD),
  /** The control loop itself missed too many cycles in a row. */
  HELD_OVERRUN(Kind.HELD),
  /** The policy said the task is done. */
  HELD_TERMINATED(Kind.HELD),
  /** Somebody asked to hold. */
  HELD_ON_REQUEST(Kind.HELD),
  /** The gripper is finding out how far it opens. */
  HELD_GRIPPER_HOMING(Kind.HELD),

  /** Somebody asked to stop. */
  STOPPING(Kind.STOPPED),
  /** The emergency stop is pressed. */
  ESTOPPED(Kind.STOPPED),

  /** The robot reports a fault of its own. */
  FAULT_ROBOT(Kind.FAULT),
  /** The link to the robot is down. */
  FAULT_LINK_LOST(Kind.FAULT),
  /** The robot's state has stopped coming. */
  FAULT_STATE_LATE(Kind.FAULT),
  /** The robot reports a position or velocity that is not a finite number. */
  FAULT_STATE_NOT_FINITE(Kind.FAULT),
  /** The robot reports a position outside its limits. */
  FAULT_STATE_OUT_OF_LIMITS(Kind.FAULT),
  /** The robot is not where it was commanded to be. */
  FAULT_TRACKING(Kind.FAULT),
  /** The clock jumped. */
  FAULT_CLOCK(Kind.FAULT),
  /** The arm did not come to rest, inside its limits, while arming. */
  FAULT_ARMING(Kind.FAULT),
  /** The gripper did not find the stop that it opens against. */
  FAULT_GRIPPER_HOMING(Kind.FAULT);

  /** How much a status asks for a person's attention. */
  public enum Kind {
    OK,
    LIMITED,
    HELD,
    STOPPED,
    FAULT
  }

  private final Kind kind;

  /** The status of a cycle whose command the envelope changed because of {@code limit}. */
  public static ControlStatus limitedBy(EnvelopeLimit limit) {
    return switch (limit) {
      case NONE -> OK;
      case JOINT_POSITION -> LIMITED_JOINT_POSITION;
      case JOINT_VELOCITY -> LIMITED_JOINT_VELOCITY;
      case JOINT_ACCELERATION -> LIMITED_JOINT_ACCELERATION;
      case JOINT_JERK -> LIMITED_JOINT_JERK;
      case JOINT_TORQUE -> LIMITED_JOINT_TORQUE;
      case JOINT_TORQUE_RATE -> LIMITED_JOINT_TORQUE_RATE;
      case TOOL_SPEED -> LIMITED_TOOL_SPEED;
      case WORKSPACE -> LIMITED_WORKSPACE;
      case KEEP_OUT -> LIMITED_KEEP_OUT;
      case SELF_COLLISION -> LIMITED_SELF_COLLISION;
    };
  }

  ControlStatus(Kind kind) {
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
