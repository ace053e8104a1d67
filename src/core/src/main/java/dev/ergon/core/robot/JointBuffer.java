package dev.ergon.core.robot;

/**
 * Position, velocity and effort of every joint at one instant, in arrays that are used again every
 * cycle. Owned by one thread. Real-time safe: no allocation, no lock.
 */
public abstract sealed class JointBuffer permits JointStateBuffer, JointCommandBuffer {
  final double[] position;
  final double[] velocity;
  final double[] effort;
  private long stampNanos;

  JointBuffer(int joints) {
    position = new double[joints];
    velocity = new double[joints];
    effort = new double[joints];
  }

  public final int size() {
    return position.length;
  }

  public final long stampNanos() {
    return stampNanos;
  }

  public final void setStampNanos(long nanos) {
    stampNanos = nanos;
  }

  /** rad or m. */
  public final double position(int joint) {
    return position[joint];
  }

  /** rad/s or m/s. */
  public final double velocity(int joint) {
    return velocity[joint];
  }

  /** Nm or N. */
  public final double effort(int joint) {
    return effort[joint];
  }

  public final void set(int joint, double newPosition, double newVelocity, double newEffort) {
    position[joint] = newPosition;
    velocity[joint] = newVelocity;
    effort[joint] = newEffort;
  }

  final void copyValues(JointBuffer other) {
    stampNanos = other.stampNanos;
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.effort, 0, effort, 0, effort.length);
  }
}
