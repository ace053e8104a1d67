package dev.ergon.control.envelope;

/**
 * The fastest stop of one joint under acceleration and jerk limits, in discrete time, and exact: it
 * ends with velocity and acceleration zero, and a stop that was begun stays on the same course when
 * it is computed anew each cycle. So if the stop from here keeps the limits, so does every step of
 * it: that is what the envelope's guarantee rests on.
 *
 * <p>Discrete time means {@code v' = v + a' dt}, {@code |a' - a| <= jerk dt}. With {@code w = v /
 * dt} to lose and a ramp {@code d, d - delta, d - 2 delta, ...} down to zero, the largest first
 * step is {@code d = (w + delta m (m - 1) / 2) / m} with {@code m} the number of steps in the ramp.
 */
final class Brake {
  /** Below this, rad/s or m/s, a joint is at rest. */
  static final double AT_REST = 1e-12;

  private final double cycleS;
  private final double maxAcceleration;
  private final double delta;

  Brake(double cycleS, double maxAcceleration, double maxJerk) {
    this.cycleS = cycleS;
    this.maxAcceleration = maxAcceleration;
    this.delta = maxJerk * cycleS;
  }

  /** The acceleration of the next cycle on the way to rest. */
  double next(double v, double a) {
    if (Math.abs(v) < AT_REST && Math.abs(a) <= delta) {
      return 0;
    }
    double sign = v > 0 || (v == 0 && a > 0) ? 1 : -1;
    double w = Math.abs(v) / cycleS;
    double m = Math.floor((1 + Math.sqrt(1 + 8 * w / delta)) / 2);
    double d = Math.min(maxAcceleration, (w + delta * m * (m - 1) / 2) / m);
    double along = -d;
    double now = a * sign;
    along = Math.max(now - delta, Math.min(now + delta, along));
    return sign * Math.max(-maxAcceleration, Math.min(maxAcceleration, along));
  }

  /**
   * How far a joint travels until it rests, at most: never less than the exact stop takes.
   *
   * @return rad or m, >= 0, in either direction
   */
  double distanceBound(double v, double a) {
    // Against a moving start: the acceleration's ramp to zero first, then a stop at full brake with
    // its own ramps, each lengthened by the cycles that discrete time may add.
    double jerk = delta / cycleS;
    double ramp = Math.abs(a) / jerk + cycleS;
    double peak = Math.abs(v) + Math.abs(a) * ramp;
    double stop = peak / maxAcceleration + 2 * maxAcceleration / jerk + 3 * cycleS;
    return peak * (ramp + stop);
  }

  /** The greatest speed on the way to rest, at most. */
  double speedBound(double v, double a) {
    double jerk = delta / cycleS;
    return Math.abs(v) + Math.abs(a) * (Math.abs(a) / jerk + cycleS);
  }
}
