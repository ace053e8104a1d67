package dev.ergon.control.envelope;

/** Which limit made the envelope change a command. */
public enum EnvelopeLimit {
  NONE,
  JOINT_POSITION,
  JOINT_VELOCITY,
  JOINT_ACCELERATION,
  JOINT_JERK,
  JOINT_TORQUE,
  JOINT_TORQUE_RATE,
  TOOL_SPEED,
  WORKSPACE,
  KEEP_OUT,
  SELF_COLLISION
}
