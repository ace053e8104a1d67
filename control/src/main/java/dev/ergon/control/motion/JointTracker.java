package dev.ergon.control.motion;

/**
 * Follows a moving reference under velocity, acceleration and jerk limits: a cascade of position,
 * velocity and acceleration loops whose gains fall off as the square root of the error, so that
 * each loop asks no more than the one inside it can do in time. Far away it approaches as fast as
 * the limits allow; near, it settles exponentially, and it follows a reference of constant velocity
 * without lag. All joints share the gains, and where one of them meets a limit all are slowed
 * alike, so that a straight path stays straight. Only near its stop a joint is slowed alone.
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
  private final double[] wanted;

  public JointTracker(JointLimitSet limits, double cycleS) {
    this.limits = limits;
    this.cycleS = cycleS;
    velocityGain = Math.min(MAX_VELOCITY_GAIN_PER_S, 0.6 / cycleS);
    positionGain = velocityGain / 4;
    position = new double[limits.size()];
    velocity = new double[limits.size()];
    acceleration = new double[limits.size()];
    wanted = new double[limits.size()];
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
   * Moves the first {@code joints} joints on by one cycle.
   *
   * @param target where the reference will be at the end of the cycle
   * @param targetVelocity how fast it moves
   */
  void follow(int joints, double[] target, double[] targetVelocity) {
    wantVelocity(joints, target, targetVelocity);
    wantAcceleration(joints);
    changeAcceleration(joints);
    for (int i = 0; i < joints; i++) {
      velocity[i] += acceleration[i] * cycleS;
      position[i] += velocity[i] * cycleS;
    }
  }

  private void wantVelocity(int joints, double[] target, double[] targetVelocity) {
    double share = 1;
    for (int i = 0; i < joints; i++) {
      wanted[i] = target[i] - targetVelocity[i] * cycleS - position[i];
      share = Math.min(share, share(wanted[i], positionGain, RESERVE * limits.acceleration()[i]));
    }
    double slower = 1;
    for (int i = 0; i < joints; i++) {
      wanted[i] = targetVelocity[i] + share * positionGain * wanted[i];
      slower = Math.min(slower, part(limits.velocity()[i], wanted[i]));
    }
    for (int i = 0; i < joints; i++) {
      wanted[i] = withinStops(i, slower * wanted[i]);
    }
  }

  private void wantAcceleration(int joints) {
    double share = 1;
    for (int i = 0; i < joints; i++) {
      wanted[i] -= velocity[i];
      share = Math.min(share, share(wanted[i], velocityGain, RESERVE * limits.jerk()[i]));
    }
    double softer = 1;
    for (int i = 0; i < joints; i++) {
      wanted[i] *= share * velocityGain;
      softer = Math.min(softer, part(limits.acceleration()[i], wanted[i]));
    }
    for (int i = 0; i < joints; i++) {
      wanted[i] *= softer;
    }
  }

  private void changeAcceleration(int joints) {
    double softer = 1;
    for (int i = 0; i < joints; i++) {
      wanted[i] -= acceleration[i];
      softer = Math.min(softer, part(limits.jerk()[i] * cycleS, wanted[i]));
    }
    for (int i = 0; i < joints; i++) {
      acceleration[i] += softer * wanted[i];
    }
  }

  /** Outside its range a joint may only come back, which the two bounds say by themselves. */
  private double withinStops(int joint, double wantedVelocity) {
    double brakeLimit = RESERVE * limits.acceleration()[joint];
    double up = rootLaw(limits.upper()[joint] - position[joint], positionGain, brakeLimit);
    double down = rootLaw(limits.lower()[joint] - position[joint], positionGain, brakeLimit);
    return Math.max(Math.min(wantedVelocity, up), down);
  }

  /** The part of {@code wanted} that stays within {@code limit}; may be more than 1. */
  private static double part(double limit, double wanted) {
    return limit / Math.max(Double.MIN_NORMAL, Math.abs(wanted));
  }

  /** The part of {@code gain * error} that the root law allows. */
  private static double share(double error, double gain, double limit) {
    return error == 0 ? 1 : rootLaw(error, gain, limit) / (gain * error);
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
