package dev.ergon.core.robot;

/**
 * The reusable form of {@link JointCommand} for the control loop. Owned by one thread. Real-time
 * safe: no allocation, no lock.
 */
public final class JointCommandBuffer {
  private final double[] position;
  private final double[] velocity;
  private final double[] effort;
  private long stampNanos;

  public JointCommandBuffer(int joints) {
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

  /** rad or m. */
  public double position(int joint) {
    return position[joint];
  }

  /** Feed-forward, rad/s or m/s. */
  public double velocity(int joint) {
    return velocity[joint];
  }

  /** Feed-forward, Nm or N; zero where the robot takes none. */
  public double effort(int joint) {
    return effort[joint];
  }

  public void set(int joint, double newPosition, double newVelocity, double newEffort) {
    position[joint] = newPosition;
    velocity[joint] = newVelocity;
    effort[joint] = newEffort;
  }

  /** Makes this the same as {@code other}, which has as many joints. */
  public void copyFrom(JointCommandBuffer other) {
    stampNanos = other.stampNanos;
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.effort, 0, effort, 0, effort.length);
  }

  /** The immutable form. Not real-time safe: allocates. */
  public JointCommand toCommand(RobotModel model) {
    return new JointCommand(stampNanos, model.actuatedNames(), position, velocity, effort);
  }
}
