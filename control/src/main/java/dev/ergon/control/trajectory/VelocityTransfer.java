package dev.ergon.control.trajectory;

/**
 * The quickest way from a velocity and acceleration to another velocity at zero acceleration, under
 * acceleration and jerk limits: ramp the acceleration to a peak, hold it, ramp it to zero. A start
 * beyond the acceleration limit ramps towards it first. Three segments, closed form.
 *
 * <p>With {@code s} the sign of the change, {@code A = s a0} and {@code V = s (v1 - v0)}, the
 * velocity gained is {@code V = (2 peak^2 - A^2) / (2 j) + peak * hold}, which gives the peak where
 * no hold is needed ({@code peak^2 = j V + A^2 / 2}) and the hold at the limit. The sign is that of
 * {@code v1} less the velocity that letting go at once leads to, {@code v0 + a0 |a0| / (2 j)}.
 *
 * <p>Seen backwards in time, with the acceleration's sign turned, the same segments lead from
 * {@code v1} to the start. Mutable workspace; owned by one thread. Real-time safe.
 */
final class VelocityTransfer {
  private final double maxAcceleration;
  private final double maxJerk;
  private double startVelocity;
  private double startAcceleration;
  private double sign;
  private double peak;
  private double rampJerk;
  private double ramp;
  private double hold;
  private double release;

  VelocityTransfer(double maxAcceleration, double maxJerk) {
    this.maxAcceleration = maxAcceleration;
    this.maxJerk = maxJerk;
  }

  /** The velocity that is left when the acceleration is let go at full jerk, at once. */
  static double releasedVelocity(double velocity, double acceleration, double maxJerk) {
    return velocity + acceleration * Math.abs(acceleration) / (2 * maxJerk);
  }

  void compute(double velocity, double acceleration, double endVelocity) {
    startVelocity = velocity;
    startAcceleration = acceleration;
    double released = releasedVelocity(velocity, acceleration, maxJerk);
    sign = endVelocity >= released ? 1 : -1;
    double start = sign * acceleration;
    double gain = sign * (endVelocity - velocity);
    rampJerk = sign * maxJerk;
    if (start > maxAcceleration) {
      peak = maxAcceleration;
      rampJerk = -rampJerk;
      ramp = (start - peak) / maxJerk;
      hold = Math.max(0, (gain - start * start / (2 * maxJerk)) / peak);
    } else {
      double squared = maxJerk * gain + start * start / 2;
      // Rounding may put the peak of a mere release below the start.
      peak = Math.max(Math.sqrt(Math.max(0, squared)), Math.max(0, start));
      hold = 0;
      if (peak > maxAcceleration) {
        peak = maxAcceleration;
        hold = (squared - peak * peak) / (maxJerk * peak);
      }
      ramp = (peak - start) / maxJerk;
    }
    release = peak / maxJerk;
  }

  /** Seconds. */
  double duration() {
    return ramp + hold + release;
  }

  /** The displacement of the last {@link #compute}, rad or m. */
  double distance() {
    double a = startAcceleration;
    double v = startVelocity;
    double distance = ramp * (v + ramp * (a / 2 + ramp * rampJerk / 6));
    v += ramp * (a + ramp * rampJerk / 2);
    a = sign * peak;
    distance += hold * (v + hold * a / 2);
    v += hold * a;
    return distance + release * (v + release * a / 3);
  }

  /** The derivative of {@link #distance} by the end velocity; infinite where the peak is zero. */
  double distanceSlope(double endVelocity) {
    return peak / (2 * maxJerk) + sign * endVelocity / peak;
  }

  void writeForward(AxisProfile profile) {
    profile.add(ramp, rampJerk);
    profile.add(hold, 0);
    profile.add(release, -sign * maxJerk);
  }

  void writeBackward(AxisProfile profile) {
    profile.add(release, -sign * maxJerk);
    profile.add(hold, 0);
    profile.add(ramp, rampJerk);
  }
}
