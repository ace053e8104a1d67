package dev.ergon.control.envelope;

/**
 * Keeps one joint's commands inside position, velocity, acceleration and jerk limits, for ever: a
 * step is let through only if the {@link Brake} from where it leads keeps them too. Near a stop
 * this makes the speed allowed fall as the square root of the distance. Owned by the control
 * thread. Real-time safe.
 */
final class JointGuard {
  /** No stop takes longer: an hour at 1 kHz would be a bug, not a stop. */
  private static final int MAX_STOP_CYCLES = 20_000;

  /** Relative slack for rounding: differences of positions are exact to about 1e-13 only. */
  private static final double ROUNDING = 1e-9;

  /** A joint slower than this stands still to any eye or encoder, rad/s or m/s. */
  private static final double REST_SPEED = 1e-4;

  private final double hardLower;
  private final double hardUpper;
  private final double softLower;
  private final double softUpper;
  private final double maxVelocity;
  private final double maxAcceleration;
  private final double delta;
  private final double cycleS;
  private final Brake brake;

  private double lower;
  private double upper;
  private double q;
  private double v;
  private double a;
  private double nextA;
  private double brakeA;

  /**
   * @param margin how far inside lower..upper motion ends
   */
  JointGuard(
      double lower,
      double upper,
      double margin,
      double maxVelocity,
      double maxAcceleration,
      double maxJerk,
      double cycleS) {
    hardLower = lower;
    hardUpper = upper;
    double room = Math.min(margin, (upper - lower) / 2);
    softLower = lower + room;
    softUpper = upper - room;
    this.maxVelocity = maxVelocity;
    this.maxAcceleration = maxAcceleration;
    this.delta = maxJerk * cycleS;
    this.cycleS = cycleS;
    brake = new Brake(cycleS, maxAcceleration, maxJerk);
    seed(0);
  }

  /** At rest at {@code position}, which is brought inside the joint's range. */
  void seed(double position) {
    q = Math.max(hardLower, Math.min(hardUpper, position));
    v = 0;
    a = 0;
    lower = Math.min(softLower, q);
    upper = Math.max(softUpper, q);
  }

  /** Takes in where the joint shall go next; answers which limit changes it. */
  EnvelopeLimit propose(double position) {
    brakeA = brake.next(v, a);
    double wanted = ((position - q) / cycleS - v) / cycleS;
    if (Double.isNaN(wanted)) {
      nextA = brakeA;
      return EnvelopeLimit.JOINT_POSITION;
    }
    EnvelopeLimit hit = EnvelopeLimit.NONE;
    double low = Math.max(-maxAcceleration, a - delta);
    double high = Math.min(maxAcceleration, a + delta);
    nextA = Math.max(low, Math.min(high, wanted));
    double slack = ROUNDING * delta + 1e-12 / (cycleS * cycleS);
    if (Math.abs(wanted - nextA) > slack) {
      hit =
          Math.abs(wanted) > maxAcceleration + slack
              ? EnvelopeLimit.JOINT_ACCELERATION
              : EnvelopeLimit.JOINT_JERK;
    }
    if (isViable(nextA)) {
      return hit;
    }
    hit =
        Math.abs(v + nextA * cycleS) > maxVelocity
            ? EnvelopeLimit.JOINT_VELOCITY
            : EnvelopeLimit.JOINT_POSITION;
    bendTowardsBrake();
    return hit;
  }

  /** The stop is safe; what is left of the proposal that is safe as well is found by halving. */
  private void bendTowardsBrake() {
    double asked = nextA;
    for (double part = 0.75; part > 0.2; part -= 0.25) {
      nextA = brakeA + part * (asked - brakeA);
      if (isViable(nextA)) {
        return;
      }
    }
    nextA = brakeA;
  }

  /** How long the joint's fastest stop takes from its present speed, s. */
  double stopS() {
    return Math.abs(v) / maxAcceleration;
  }

  /** Likewise after a cycle of {@code acceleration}, once that has ramped down. */
  double stopS(double acceleration) {
    return Math.abs(peakSpeed(acceleration)) / maxAcceleration;
  }

  /** The velocity reached when {@code acceleration} has ramped down to zero. */
  double peakSpeed(double acceleration) {
    double rampS = Math.abs(acceleration) * cycleS / delta;
    return v + acceleration * (2 * cycleS + rampS / 2);
  }

  /**
   * The acceleration that is {@code part} (0..1) the accepted proposal and for the rest a stop that
   * takes {@code stopS}, or the joint's own fastest stop where the position limits need that. What
   * is viable is an interval, so whatever lies between two viable accelerations is viable too.
   */
  double blended(double part, double stopS) {
    if (part >= 1) {
      return nextA;
    }
    double low = Math.max(-maxAcceleration, a - delta);
    double high = Math.min(maxAcceleration, a + delta);
    // Near rest the deceleration must ramp down in time, or the joint would swing back.
    double ramp = Math.sqrt(delta / cycleS * Math.abs(v));
    double together = -Math.copySign(Math.min(Math.abs(v) / Math.max(stopS, cycleS), ramp), v);
    together = Math.max(low, Math.min(high, together));
    double stop = isViable(together) ? together : brakeA;
    return stop + part * (nextA - stop);
  }

  /** Where the joint would be next with acceleration {@code acceleration}. */
  double positionWith(double acceleration) {
    return q + (v + acceleration * cycleS) * cycleS;
  }

  /** Where the joint would rest after a cycle of {@code acceleration} and a stop of that time. */
  double stopAfter(double acceleration, double stopS) {
    double rampDownS = Math.abs(acceleration) * cycleS / delta;
    double rampUpS = maxAcceleration * cycleS / delta;
    double peak = peakSpeed(acceleration);
    double speed = v + acceleration * cycleS;
    return positionWith(acceleration)
        + rampDownS * (speed + 2 * peak) / 3
        + peak * (stopS / 2 + rampUpS + cycleS);
  }

  /** A cycle's motion further from {@link #positionWith}, at {@link #peakSpeed}. */
  double peakAfter(double acceleration) {
    return positionWith(acceleration) + peakSpeed(acceleration) * cycleS;
  }

  /** Moves on with {@code acceleration}; the new command is {@link #position()}. */
  void apply(double acceleration) {
    a = acceleration;
    v += a * cycleS;
    if (Math.abs(v) < Brake.AT_REST) {
      v = 0;
    }
    q = Math.max(hardLower, Math.min(hardUpper, q + v * cycleS));
    if (v >= 0 && a >= 0) {
      lower = Math.min(softLower, q);
    }
    if (v <= 0 && a <= 0) {
      upper = Math.max(softUpper, q);
    }
  }

  double position() {
    return q;
  }

  double velocity() {
    return v;
  }

  double acceleration() {
    return a;
  }

  boolean isAtRest() {
    return Math.abs(v) < REST_SPEED && Math.abs(a) < REST_SPEED / cycleS;
  }

  private boolean isViable(double acceleration) {
    double speed = v + acceleration * cycleS;
    double at = q + speed * cycleS;
    double reach = brake.distanceBound(speed, acceleration);
    if (brake.speedBound(speed, acceleration) <= maxVelocity
        && at + reach <= upper
        && at - reach >= lower) {
      return true;
    }
    return stopKeepsLimits(at, speed, acceleration);
  }

  private boolean stopKeepsLimits(double from, double speed, double acceleration) {
    double vMax = maxVelocity * (1 + ROUNDING);
    double at = from;
    double vel = speed;
    double acc = acceleration;
    for (int i = 0; i < MAX_STOP_CYCLES; i++) {
      if (Math.abs(vel) > vMax || at > upper + Brake.AT_REST || at < lower - Brake.AT_REST) {
        return false;
      }
      if (Math.abs(vel) < Brake.AT_REST && Math.abs(acc) <= delta) {
        return true;
      }
      acc = brake.next(vel, acc);
      vel += acc * cycleS;
      at += vel * cycleS;
    }
    return false;
  }
}
