package dev.ergon.control.bench;

import dev.ergon.control.trajectory.AxisLimits;

/**
 * A duration that no motion of one axis under its limits can beat, found without any code of the
 * generator: the first at which the wanted distance is possible under both of two relaxations.
 *
 * <ul>
 *   <li>without jerk in the middle: the velocity is at most what the start can have reached by
 *       then, what the end can still be reached from, and the velocity limit; corners between the
 *       three are free.
 *   <li>without velocity limit: the acceleration goes bang-bang, at full jerk to one limit, then to
 *       the other, then to zero. For a given duration the switch follows from the end velocity, by
 *       bisection.
 * </ul>
 */
final class DurationBound {
  private static final int SLICES = 160;
  private static final int SCAN = 64;

  private final AxisLimits limits;
  private final double distance;
  private final double v0;
  private final double a0;
  private final double v1;

  DurationBound(AxisLimits limits, double distance, double v0, double a0, double v1) {
    this.limits = limits;
    this.distance = distance;
    this.v0 = v0;
    this.a0 = a0;
    this.v1 = v1;
  }

  /**
   * Seconds.
   *
   * @param known a duration that is possible
   */
  double seconds(double known) {
    double impossible = 0;
    for (int i = 1; i <= SCAN; i++) {
      double possible = known * i / SCAN;
      if (isPossible(possible)) {
        for (int k = 0; k < 14; k++) {
          double middle = (impossible + possible) / 2;
          if (isPossible(middle)) {
            possible = middle;
          } else {
            impossible = middle;
          }
        }
        return impossible;
      }
      impossible = possible;
    }
    return impossible;
  }

  /** Whether neither relaxation forbids to arrive after exactly {@code duration}, s. */
  boolean isPossible(double duration) {
    double most = envelope(duration, 1);
    double least = -envelope(duration, -1);
    double slack = 1e-4 * (Math.abs(most) + Math.abs(least) + Math.abs(distance));
    return least - slack <= distance
        && distance <= most + slack
        && distance <= farthest(duration, 1) + 1e-9
        && -distance <= farthest(duration, -1) + 1e-9;
  }

  /** The largest distance in direction {@code s}. */
  private double envelope(double duration, int s) {
    double sum = 0;
    double h = duration / SLICES;
    for (int i = 0; i < SLICES; i++) {
      double t = (i + 0.5) * h;
      double up = rising(s * v0, s * a0, t);
      double down = rising(s * v1, 0, duration - t);
      sum += h * Math.min(limits.velocity(), Math.min(up, down));
    }
    return sum;
  }

  /** The most velocity that can be had after t, if the limit is never to be passed. */
  private double rising(double v, double a, double t) {
    double j = limits.jerk();
    double top = limits.acceleration();
    double squared = Math.max(0, j * (limits.velocity() - v) + a * a / 2);
    double peak = Math.max(a, Math.min(top, Math.sqrt(squared)));
    double hold = Math.max(0, squared - peak * peak) / (j * peak);
    double[] state = {0, v, a};
    double ramp = Math.min(t, (peak - a) / j);
    integrate(state, ramp, j);
    double holding = Math.min(t - ramp, peak > 0 ? hold : 0);
    integrate(state, holding, 0);
    integrate(state, Math.max(0, Math.min(t - ramp - holding, peak / j)), -j);
    return state[1];
  }

  /** The largest bang-bang distance in direction {@code s}; NaN if the end is out of reach. */
  private double farthest(double duration, int s) {
    double low = 0;
    double high = duration;
    if (!(endVelocity(duration, s, 0) <= s * v1 + 1e-9)) {
      return Double.NaN;
    }
    for (int i = 0; i < 40; i++) {
      double middle = (low + high) / 2;
      if (endVelocity(duration, s, middle) <= s * v1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double end = endVelocity(duration, s, low);
    return Math.abs(end - s * v1) < 1e-6 * limits.velocity()
        ? bangBang(duration, s, low)[0]
        : Double.NaN;
  }

  private double endVelocity(double duration, int s, double rise) {
    return bangBang(duration, s, rise)[1];
  }

  /**
   * Distance and end velocity when the acceleration rises for {@code rise}, falls, and rises to end
   * at zero; infinite if there is no time left to bring it to zero.
   */
  private double[] bangBang(double duration, int s, double rise) {
    double j = limits.jerk();
    double top = limits.acceleration();
    double[] state = {0, s * v0, s * a0};
    ramp(state, rise, j, top);
    double release = Math.min((duration - rise - state[2] / j) / 2, top / j);
    if (release < 0) {
      return new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    }
    ramp(state, duration - rise - release, -j, top);
    ramp(state, release, j, top);
    return state;
  }

  /** Moves (p, v, a) on at jerk {@code j} until the acceleration meets its limit, which holds. */
  private static void ramp(double[] state, double duration, double j, double top) {
    double ramp = Math.min(duration, (top - Math.signum(j) * state[2]) / Math.abs(j));
    integrate(state, ramp, j);
    integrate(state, duration - ramp, 0);
  }

  private static void integrate(double[] state, double t, double j) {
    state[0] += t * (state[1] + t * (state[2] / 2 + t * j / 6));
    state[1] += t * (state[2] + t * j / 2);
    state[2] += t * j;
  }
}
