package dev.ergon.core.robot;

/**
 * The reusable form of {@link JointCommand} for the control loop: positions to be at, velocities
 * and efforts fed forward, zero where the robot takes none.
 */
public final class JointCommandBuffer extends JointBuffer {
  public JointCommandBuffer(int joints) {
    super(joints);
  }

  /** Makes this the same as {@code other}, which has as many joints. */
  public void copyFrom(JointCommandBuffer other) {
    copyValues(other);
  }

  /** The immutable form. Not real-time safe: allocates. */
  public JointCommand toCommand(RobotModel model) {
    return new JointCommand(stampNanos(), model.actuatedNames(), position, velocity, effort);
  }
}
