package dev.ergon.control.motion;

/**
 * Follows a moving reference per joint under velocity, acceleration and jerk limits: a cascade of
 * position, velocity and acceleration loops whose gains fall off as the square root of the error,
 * so that each loop asks no more than the one inside it can do in time. Far away it approaches as
 * fast as the limits allow; near, it settles exponentially, and it follows a reference of constant
 * velocity without lag. All joints share the gains, so that a straight path stays straight while
 * nothing saturates.
 *
 * <p>The state is discrete: {@code v = (q - q_prev) / dt} and {@code a = (v - v_prev) / dt} hold
 * exactly, so limits can be checked on commanded positions alone. Owned by the control thread.
 * Real-time safe.
 */
public final class JointTracker {
  private static final double MAX_VELOCITY_GAIN_PER_S = 150;

  /** The part of an outer loop's range that the loop inside it needs for itself. */
  private static final double RESERVE = 0.6;

  private final JointLimitSet limits;
  private final double cycleS;
  private final double positionGain;
  private final double velocityGain;
  private final double[] position;
  private final double[] velocity;
  private final double[] acceleration;

  public JointTracker(JointLimitSet limits, double cycleS) {
    this.limits = limits;
    this.cycleS = cycleS;
    velocityGain = Math.min(MAX_VELOCITY_GAIN_PER_S, 0.6 / cycleS);
    positionGain = velocityGain / 4;
    position = new double[limits.size()];
    velocity = new double[limits.size()];
    acceleration = new double[limits.size()];
  }

  /** Takes over a state: what was really commanded. */
  public void set(int joint, double q, double v, double a) {
    position[joint] = q;
    velocity[joint] = v;
    acceleration[joint] = a;
  }

  public double position(int joint) {
    return position[joint];
  }

  public double velocity(int joint) {
    return velocity[joint];
  }

  public double acceleration(int joint) {
    return acceleration[joint];
  }

  /**
   * Moves one joint on by one cycle.
   *
   * @param target where the reference will be at the end of the cycle
   * @param targetVelocity how fast it moves
   */
  void follow(int joint, double target, double targetVelocity) {
    double error = target - targetVelocity * cycleS - position[joint];
    double wanted =
        targetVelocity + rootLaw(error, positionGain, RESERVE * limits.acceleration()[joint]);
    accelerateTo(joint, wanted);
  }

  private void accelerateTo(int joint, double wantedVelocity) {
    double brakeLimit = RESERVE * limits.acceleration()[joint];
    double up = rootLaw(limits.upper()[joint] - position[joint], positionGain, brakeLimit);
    double down = rootLaw(limits.lower()[joint] - position[joint], positionGain, brakeLimit);
    double vMax = limits.velocity()[joint];
    // Outside its range a joint may only come back, which the two bounds say by themselves.
    double wanted = Math.max(Math.min(wantedVelocity, up), down);
    wanted = Math.max(-vMax, Math.min(vMax, wanted));
    double wantedAcceleration =
        rootLaw(wanted - velocity[joint], velocityGain, RESERVE * limits.jerk()[joint]);
    double aMax = limits.acceleration()[joint];
    wantedAcceleration = Math.max(-aMax, Math.min(aMax, wantedAcceleration));
    double step = limits.jerk()[joint] * cycleS;
    double change = wantedAcceleration - acceleration[joint];
    acceleration[joint] += Math.max(-step, Math.min(step, change));
    velocity[joint] += acceleration[joint] * cycleS;
    position[joint] += velocity[joint] * cycleS;
  }

  /**
   * {@code gain * error} near zero, then the square root that decelerates at {@code limit}; the two
   * meet with the same slope.
   */
  private static double rootLaw(double error, double gain, double limit) {
    double linear = limit / (gain * gain);
    double size = Math.abs(error);
    double value = size <= linear ? gain * size : Math.sqrt(2 * limit * (size - linear / 2));
    return Math.copySign(value, error);
  }
}
