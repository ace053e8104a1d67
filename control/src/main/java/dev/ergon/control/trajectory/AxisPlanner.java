package dev.ergon.control.trajectory;

/**
 * Every duration in which one axis can go from its state to a target position and velocity (at zero
 * acceleration) under velocity, acceleration and jerk limits, and the profile for a chosen one.
 *
 * <p><b>Derivation.</b> A profile is a quickest transfer to a cruise velocity {@code c}, a cruise
 * of {@code w >= 0} seconds, and the mirror image of a quickest transfer from the target velocity
 * to {@code c} ({@link VelocityTransfer}): seven segments, in all four sign patterns. With {@code
 * D(c)} and {@code t(c)} the distance and time of the two transfers and {@code d} the distance to
 * go,
 *
 * <pre>  w = (d - D(c)) / c,   T(c) = t(c) + w,   dT/dc = -(p1 + p2) / (2 j c) - w / c</pre>
 *
 * where {@code p1, p2} are the transfers' peak accelerations: wherever a cruise fits ({@code w >=
 * 0}), T falls as |c| grows. So the axis's durations are a few intervals, one for each interval of
 * cruise velocities that fit (a {@code window}), bounded by the roots of {@code D(c) = d}, by zero
 * and by the velocity limit; what lies between them is blocked, or can be had by a {@link
 * BlendedMotion} alone. For a wanted duration T inside a window, {@code F(c) = D(c) + c (T - t(c))
 * - d} grows with c ({@code F' = w + (p1 + p2) / (2 j)}) and has one root. One more profile, which
 * never lets the acceleration reach zero, is the quickest for an axis in the middle of a brake:
 * {@link EasedBrake}.
 *
 * <p>Between the points where a transfer changes sign (the velocity that letting go leads to, the
 * target velocity, zero), D has at most one extremum, which its slope locates; so roots are found
 * on monotone pieces. Where the target velocity is zero, only the side that {@code d - D(0)} points
 * to can fit.
 *
 * <p>Ideas from Kroeger, On-Line Trajectory Generation in Robotic Systems (2010): inoperative time
 * intervals; Haschke, Weitnauer and Ritter, On-Line Planning of Time-Optimal, Jerk-Limited
 * Trajectories (2008): the stop decides the direction; Berscheid and Kroeger, Jerk-limited
 * Real-time Trajectory Generation with Arbitrary Target States (2021): starts beyond the limits.
 *
 * <p>Mutable workspace; owned by one thread. Real-time safe: bounded iterations, no allocation.
 */
final class AxisPlanner {
  private static final int MAX_WINDOWS = 12;

  /**
   * Enough to place an extremum to 1e-5 of its piece; at the ends of a piece the slope is infinite.
   */
  private static final int EXTREMUM_BISECTIONS = 17;

  private static final double EXTREMUM_INSET = 1e-6;

  private static final int BLENDS_TRIED = 8;

  /** As a part of the duration. */
  private static final double LONGEST_BLEND_STEP = 0.01;

  /** How far a profile may end from its target, rad or m. */
  private static final double DISTANCE_TOLERANCE = 1e-13;

  private final AxisLimits limits;
  private final VelocityTransfer first;
  private final VelocityTransfer last;
  private final EasedBrake easedBrake;
  private final BlendedMotion blended;
  private final RootFinder root = new RootFinder();
  private final RootFinder.Function room = this::roomAt;
  private final RootFinder.Function overshoot = this::overshootAt;

  private double position;
  private double velocity;
  private double acceleration;
  private double targetPosition;
  private double targetVelocity;
  private double distance;
  private double released;

  private double side;
  private double wantedDuration;
  private double openedAt;
  private boolean open;

  private int windows;
  private final double[] slowest = new double[MAX_WINDOWS];
  private final double[] fastest = new double[MAX_WINDOWS];
  private final double[] shortest = new double[MAX_WINDOWS];
  private final double[] longest = new double[MAX_WINDOWS];
  private double easedDuration;

  AxisPlanner(AxisLimits limits) {
    this.limits = limits;
    first = new VelocityTransfer(limits.acceleration(), limits.jerk());
    last = new VelocityTransfer(limits.acceleration(), limits.jerk());
    easedBrake = new EasedBrake(limits.acceleration(), limits.jerk());
    blended = new BlendedMotion(limits);
  }

  /**
   * Finds every duration that the move can take.
   *
   * @param wantedVelocity within the velocity limit
   */
  void plan(double p, double v, double a, double wantedPosition, double wantedVelocity) {
    position = p;
    velocity = v;
    acceleration = a;
    targetPosition = wantedPosition;
    targetVelocity = wantedVelocity;
    distance = wantedPosition - p;
    released = VelocityTransfer.releasedVelocity(v, a, limits.jerk());
    windows = 0;
    if (wantedVelocity == 0) {
      findWindows(distance - distanceOver(0) >= 0 ? 1 : -1);
    } else {
      findWindows(1);
      findWindows(-1);
    }
    easedDuration = easedBrakeFits() ? easedBrake.duration() : Double.POSITIVE_INFINITY;
  }

  /** The least duration, s; infinite if rounding left none. */
  double shortestDuration() {
    double least = easedDuration;
    for (int i = 0; i < windows; i++) {
      least = Math.min(least, shortest[i]);
    }
    return least;
  }

  /**
   * The least possible duration that is at least {@code duration}, s. An axis that comes to rest
   * may arrive early and wait, so nothing is blocked for it.
   */
  double nextDuration(double duration) {
    if (targetVelocity == 0) {
      return Math.max(duration, shortestDuration());
    }
    double next = duration <= easedDuration ? easedDuration : Double.POSITIVE_INFINITY;
    for (int i = 0; i < windows; i++) {
      if (duration <= longest[i]) {
        next = Math.min(next, Math.max(duration, shortest[i]));
      }
    }
    return duration < next && duration > shortestDuration() ? nextBlend(duration, next) : next;
  }

  /**
   * The least of a few durations from {@code duration} to {@code end} that a blend can take; {@code
   * end} if it can take none. Position limits may keep it from the first.
   */
  private double nextBlend(double duration, double end) {
    double step = Math.min((end - duration) / BLENDS_TRIED, duration * LONGEST_BLEND_STEP);
    for (int i = 0; i < BLENDS_TRIED; i++) {
      double longer = duration + i * step;
      if (blends(longer)) {
        return longer;
      }
    }
    return end;
  }

  /** Writes the profile of {@code duration}, one that {@link #nextDuration} answered. */
  void write(double duration, AxisProfile profile) {
    double moving = lastDuration(duration);
    profile.setStart(position, velocity, acceleration);
    if (moving < duration && targetVelocity != 0 && blends(duration)) {
      blended.write(profile);
    } else if (moving == easedDuration) {
      easedBrake.write(profile);
    } else {
      writeCruise(moving, profile);
    }
    profile.setEnd(targetPosition, targetVelocity);
  }

  /** The longest duration of a window, or of the eased brake, that is at most {@code duration}. */
  private double lastDuration(double duration) {
    double most = easedDuration <= duration ? easedDuration : 0;
    for (int i = 0; i < windows; i++) {
      if (shortest[i] <= duration) {
        most = Math.max(most, Math.min(duration, longest[i]));
      }
    }
    return most;
  }

  private boolean blends(double duration) {
    return blended.solve(
        position, velocity, acceleration, targetPosition, targetVelocity, duration);
  }

  private void writeCruise(double duration, AxisProfile profile) {
    double cruise = 0;
    for (int i = 0; i < windows; i++) {
      if (shortest[i] <= duration && duration <= longest[i]) {
        cruise = duration == shortest[i] ? fastest[i] : cruiseFor(duration, i);
        break;
      }
    }
    first.compute(velocity, acceleration, cruise);
    last.compute(targetVelocity, 0, cruise);
    first.writeForward(profile);
    profile.add(Math.max(0, duration - first.duration() - last.duration()), 0);
    last.writeBackward(profile);
  }

  private double cruiseFor(double duration, int window) {
    wantedDuration = duration;
    double atSlowest = overshootAt(slowest[window]);
    double atFastest = overshootAt(fastest[window]);
    if (atSlowest > 0 == atFastest > 0 && atSlowest != 0 && atFastest != 0) {
      // At an end of the window, to within rounding.
      boolean slow = Math.abs(atSlowest) < Math.abs(atFastest);
      return slow ? slowest[window] : fastest[window];
    }
    root.solve(
        overshoot,
        slowest[window],
        atSlowest,
        fastest[window],
        atFastest,
        DISTANCE_TOLERANCE / 100);
    return root.nonPositive();
  }

  /** F(c) of the class comment. */
  private double overshootAt(double cruise) {
    double covered = distanceOver(cruise);
    return covered + cruise * (wantedDuration - first.duration() - last.duration()) - distance;
  }

  /** D(c) of the class comment; leaves the two transfers computed. */
  private double distanceOver(double cruise) {
    first.compute(velocity, acceleration, cruise);
    last.compute(targetVelocity, 0, cruise);
    return first.distance() + last.distance();
  }

  /** The distance left to cruise at {@code speed} on the present side, in its direction. */
  private double roomAt(double speed) {
    return side * (distance - distanceOver(side * speed));
  }

  private double roomSlopeAt(double speed) {
    distanceOver(side * speed);
    return slopeHere(side * speed);
  }

  /** The slope of the room at the cruise velocity that the transfers were computed for. */
  private double slopeHere(double cruise) {
    return -(first.distanceSlope(cruise) + last.distanceSlope(cruise));
  }

  /** Walks the speeds from 0 to the limit in direction {@code towards}, piece by piece. */
  private void findWindows(int towards) {
    side = towards;
    double roomThere = roomAt(0);
    double top = topSpeed(roomThere);
    double a = inside(side * released, top);
    double b = inside(side * targetVelocity, top);
    double at = 0;
    open = roomThere >= 0;
    openedAt = 0;
    for (int piece = 0; piece < 3; piece++) {
      double end = piece == 0 ? Math.min(a, b) : piece == 1 ? Math.max(a, b) : top;
      if (end > at) {
        roomThere = walkPiece(at, roomThere, end);
        at = end;
      }
    }
    if (open) {
      close(top);
    }
  }

  /**
   * The highest speed that can matter: the limit, or, on the way to rest from no more than rest,
   * the speed that the last transfer alone takes all the room from (it needs at least {@code c^1.5
   * / j^0.5}).
   */
  private double topSpeed(double roomAtRest) {
    boolean fromRest = targetVelocity == 0 && side * released <= 0;
    double enough = Math.cbrt(roomAtRest * roomAtRest * limits.jerk());
    return fromRest ? Math.min(limits.velocity(), enough) : limits.velocity();
  }

  private static double inside(double speed, double top) {
    return speed > 0 && speed < top ? speed : 0;
  }

  /** Finds the roots on a piece with at most one extremum; answers the room at its end. */
  private double walkPiece(double from, double roomFrom, double to) {
    double roomTo = roomAt(to);
    if (roomFrom >= 0 != roomTo >= 0) {
      walkToRoot(from, roomFrom, to, roomTo);
      return roomTo;
    }
    double across = findAcross(from, to, roomFrom >= 0);
    if (across > 0) {
      double roomAcross = roomAt(across);
      walkToRoot(from, roomFrom, across, roomAcross);
      walkToRoot(across, roomAcross, to, roomTo);
    }
    return roomTo;
  }

  /**
   * A speed between the ends where the room is of the other sign than at both; 0 if there is none.
   * Follows the slope to the extremum.
   */
  private double findAcross(double from, double to, boolean fits) {
    double low = from + EXTREMUM_INSET * (to - from);
    double high = to - EXTREMUM_INSET * (to - from);
    boolean falls = roomSlopeAt(low) < 0;
    boolean fallsAfter = roomSlopeAt(high) < 0;
    if (falls != fits || fallsAfter == fits) {
      return 0;
    }
    for (int i = 0; i < EXTREMUM_BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (roomAt(middle) >= 0 != fits) {
        return middle;
      }
      if (slopeHere(side * middle) < 0 == falls) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0;
  }

  private void walkToRoot(double from, double roomFrom, double to, double roomTo) {
    root.solve(room, from, roomFrom, to, roomTo, DISTANCE_TOLERANCE);
    if (roomFrom >= 0) {
      close(root.nonNegative());
    } else {
      open = true;
      openedAt = root.nonNegative();
    }
  }

  private void close(double speed) {
    open = false;
    slowest[windows] = side * openedAt;
    fastest[windows] = side * speed;
    longest[windows] = openedAt == 0 ? Double.POSITIVE_INFINITY : durationAt(openedAt);
    shortest[windows] = durationAt(speed);
    windows++;
  }

  /** T(c) of the class comment. What is within tolerance is not waited for. */
  private double durationAt(double speed) {
    double left = roomAt(speed);
    double cruising = left > DISTANCE_TOLERANCE ? left / speed : 0;
    return first.duration() + last.duration() + cruising;
  }

  private boolean easedBrakeFits() {
    double towards = -acceleration;
    return acceleration != 0
        && Math.abs(released) <= limits.velocity()
        && towards * (released - targetVelocity) > 0
        && easedBrake.solve(velocity, acceleration, targetVelocity, distance, DISTANCE_TOLERANCE);
  }
}
