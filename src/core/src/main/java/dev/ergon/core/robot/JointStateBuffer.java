package dev.ergon.core.robot;

/**
 * The reusable form of {@link JointState} for the control loop: made once, filled every cycle.
 * Holds what a driver reports as it is, NaN included; control judges it. Owned by one thread.
 * Real-time safe: no allocation, no lock.
 */
public final class JointStateBuffer {
  private final double[] position;
  private final double[] velocity;
  private final double[] effort;
  private long stampNanos;

  public JointStateBuffer(int joints) {
    position = new double[joints];
    velocity = new double[joints];
    effort = new double[joints];
  }

  public int size() {
    return position.length;
  }

  public long stampNanos() {
    return stampNanos;
  }

  public void setStampNanos(long nanos) {
    stampNanos = nanos;
  }

  public double position(int joint) {
    return position[joint];
  }

  public double velocity(int joint) {
    return velocity[joint];
  }

  public double effort(int joint) {
    return effort[joint];
  }

  public void set(int joint, double newPosition, double newVelocity, double newEffort) {
    position[joint] = newPosition;
    velocity[joint] = newVelocity;
    effort[joint] = newEffort;
  }

  public void copyFrom(JointStateBuffer other) {
    stampNanos = other.stampNanos;
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.effort, 0, effort, 0, effort.length);
  }

  /**
   * The immutable form. Not real-time safe: allocates.
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  public JointState toState(RobotModel model) {
    return new JointState(stampNanos, model.actuatedNames(), position, velocity, effort);
  }
}
