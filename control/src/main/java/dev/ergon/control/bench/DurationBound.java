package dev.ergon.control.bench;

import dev.ergon.control.trajectory.AxisLimits;

/**
 * A duration that no motion of one axis under its limits of velocity, acceleration and jerk can
 * beat, found without any code of the generator. Position limits are left out, so with them more
 * may be needed.
 *
 * <p>The limits are convex and the motion is linear in its jerk: so for a given duration and end
 * velocity the distances that can be had are an interval, and the duration is possible exactly if
 * the wanted distance lies in it. The interval's ends are motions that go as far as they can in one
 * direction: to the velocity limit, along it and away, or, if there is no time for that, at full
 * jerk to one acceleration limit, then to the other, then to zero; the switch between them follows
 * from the end velocity, by bisection.
 */
final class DurationBound {
  private static final int SCAN = 64;
  private static final double SLACK = 1e-9;
  private static final int DISTANCE = 0;
  private static final int TIME = 1;

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

  /** Whether the axis can arrive after exactly {@code duration}, s. */
  boolean isPossible(double duration) {
    double slack = SLACK * Math.max(1, Math.abs(distance));
    return distance <= farthest(duration, 1) + slack && -distance <= farthest(duration, -1) + slack;
  }

  /** The largest distance in direction {@code s}; NaN if the end velocity is out of reach. */
  private double farthest(double duration, int s) {
    double[] first = toLimit(s * v0, s * a0);
    double[] last = toLimit(s * v1, 0);
    double cruise = duration - first[TIME] - last[TIME];
    return cruise >= 0
        ? first[DISTANCE] + limits.velocity() * cruise + last[DISTANCE]
        : farthestBelowLimit(duration, s);
  }

  /** Distance and time of the quickest way from (v, a) to the velocity limit. */
  private double[] toLimit(double v, double a) {
    double j = limits.jerk();
    double squared = Math.max(0, j * (limits.velocity() - v) + a * a / 2);
    double peak = Math.max(a, Math.min(limits.acceleration(), Math.sqrt(squared)));
    double hold = peak > 0 ? Math.max(0, squared - peak * peak) / (j * peak) : 0;
    double[] state = {0, v, a};
    integrate(state, (peak - a) / j, j);
    integrate(state, hold, 0);
    integrate(state, Math.max(0, peak / j), -j);
    return new double[] {state[0], (peak - a) / j + hold + Math.max(0, peak / j)};
  }

  /** The same where there is no time to come to the velocity limit. */
  private double farthestBelowLimit(double duration, int s) {
    double low = 0;
    double high = duration;
    if (!(endVelocity(duration, s, 0) <= s * v1 + 1e-9)) {
      return Double.NaN;
    }
    for (int i = 0; i < 60; i++) {
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
