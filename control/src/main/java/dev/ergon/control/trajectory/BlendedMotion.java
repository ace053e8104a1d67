package dev.ergon.control.trajectory;

/**
 * A motion of one axis to a target position and velocity in exactly a given time, for the durations
 * that no single cruise velocity fits ({@link AxisPlanner}): the weighted mean of a motion that
 * goes to the target velocity at once and keeps it, and one that goes there as late as it can.
 *
 * <p>The mean of two motions that keep limits of velocity, acceleration and jerk keeps them too,
 * and covers the mean of their distances. The late motion lets its acceleration go, cruises with
 * the velocity that leads to, and then goes to the target velocity; where there is no time to let
 * it go it eases the brake ({@link EasedBrake}).
 *
 * <p><b>Why this is all.</b> A cruise at {@code c} takes at least {@code t(c)}. Towards both sides
 * of the released and the target velocity t grows; between the two it is larger than at them, since
 * a stopover at zero acceleration costs time. So the cruise velocities that a duration leaves are
 * two intervals, one around each, and the distances that they cover are two intervals. Distances
 * beyond both are out of reach; the ones between lie between those of the two motions here.
 *
 * <p>The two go as far apart as any, so their mean may leave the position limits. Then cruises that
 * are slower by {@link #SLOWER}, which turn around nearer, are tried in their place. Mutable
 * workspace; owned by one thread. Real-time safe: bounded iterations, no allocation.
 */
final class BlendedMotion {
  /** What a position may be beyond its limit and still count as inside. */
  private static final double INSIDE = 1e-9;

  private static final double TIME_TOLERANCE = 1e-15;

  /** What the cruises of the two motions are tried at, as parts of what they are first. */
  private static final double[] SLOWER = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4};

  private final AxisLimits limits;
  private final VelocityTransfer first;
  private final VelocityTransfer last;
  private final EasedBrake easedBrake;
  private final AxisProfile early = new AxisProfile();
  private final AxisProfile late = new AxisProfile();
  private final AxisProfile blend = new AxisProfile();
  private double shareOfEarly;

  BlendedMotion(AxisLimits limits) {
    this.limits = limits;
    first = new VelocityTransfer(limits.acceleration(), limits.jerk());
    last = new VelocityTransfer(limits.acceleration(), limits.jerk());
    easedBrake = new EasedBrake(limits.acceleration(), limits.jerk());
  }

  /**
   * Looks for a motion from (p, v, a), inside the limits of velocity and acceleration.
   *
   * @return whether there is one that stays inside the position limits
   */
  boolean solve(
      double p, double v, double a, double endPosition, double endVelocity, double duration) {
    double distance = endPosition - p;
    double released = VelocityTransfer.releasedVelocity(v, a, limits.jerk());
    for (double slowerLate : SLOWER) {
      late.setStart(p, v, a);
      double distanceLate = cruise(v, a, slowerLate * released, endVelocity, duration, late);
      if (slowerLate == 1 && Double.isNaN(distanceLate) && a * (released - endVelocity) < 0) {
        distanceLate = ease(v, a, endVelocity, duration);
      }
      for (double slowerEarly : SLOWER) {
        early.setStart(p, v, a);
        double through = slowerEarly * endVelocity;
        double distanceEarly = cruise(v, a, through, endVelocity, duration, early);
        shareOfEarly = (distance - distanceLate) / (distanceEarly - distanceLate);
        if (shareOfEarly > 0 && shareOfEarly < 1 && staysInside(p, v, a)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean staysInside(double p, double v, double a) {
    blend.setStart(p, v, a);
    write(blend);
    return blend.staysWithin(limits.lower(), limits.upper(), INSIDE);
  }

  /** Adds the segments of the motion found. */
  void write(AxisProfile profile) {
    profile.addBlend(early, late, shareOfEarly);
  }

  /** Writes a motion by way of a cruise; answers its distance, NaN if there is no time for it. */
  private double cruise(
      double v, double a, double through, double end, double duration, AxisProfile profile) {
    first.compute(v, a, through);
    last.compute(end, 0, through);
    double cruising = duration - first.duration() - last.duration();
    if (cruising < 0) {
      return Double.NaN;
    }
    first.writeForward(profile);
    profile.add(cruising, 0);
    last.writeBackward(profile);
    return first.distance() + through * cruising + last.distance();
  }

  private double ease(double v, double a, double end, double duration) {
    if (!easedBrake.solveDuration(v, a, end, duration, TIME_TOLERANCE)) {
      return Double.NaN;
    }
    easedBrake.write(late);
    return easedBrake.distance();
  }
}
