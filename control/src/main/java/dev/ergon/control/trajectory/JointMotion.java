package dev.ergon.control.trajectory;

/**
 * Position, velocity and acceleration of every joint: made once, overwritten every cycle. The
 * arrays are live. Owned by one thread.
 */
public final class JointMotion {
  private final double[] position;
  private final double[] velocity;
  private final double[] acceleration;

  public JointMotion(int joints) {
    position = new double[joints];
    velocity = new double[joints];
    acceleration = new double[joints];
  }

  public int size() {
    return position.length;
  }

  /** [joints], rad or m. Live. */
  public double[] position() {
    return position;
  }

  /** [joints], rad/s or m/s. Live. */
  public double[] velocity() {
    return velocity;
  }

  /** [joints], rad/s^2 or m/s^2. Live. */
  public double[] acceleration() {
    return acceleration;
  }

  public void set(int joint, double newPosition, double newVelocity, double newAcceleration) {
    position[joint] = newPosition;
    velocity[joint] = newVelocity;
    acceleration[joint] = newAcceleration;
  }

  public void copyFrom(JointMotion other) {
    System.arraycopy(other.position, 0, position, 0, position.length);
    System.arraycopy(other.velocity, 0, velocity, 0, velocity.length);
    System.arraycopy(other.acceleration, 0, acceleration, 0, acceleration.length);
  }
}
