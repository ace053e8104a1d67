package dev.ergon.core.robot;

/**
 * The reusable form of {@link JointState} for the control loop: made once, filled every cycle.
 * Holds what a driver reports as it is, NaN included; control judges it.
 */
public final class JointStateBuffer extends JointBuffer {
  public JointStateBuffer(int joints) {
    super(joints);
  }

  /** Makes this the same as {@code other}, which has as many joints. */
  public void copyFrom(JointStateBuffer other) {
    copyValues(other);
  }

  /**
   * The immutable form. Not real-time safe: allocates.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public JointState toState(RobotModel model) {
    return new JointState(stampNanos(), model.actuatedNames(), position, velocity, effort);
  }
}
