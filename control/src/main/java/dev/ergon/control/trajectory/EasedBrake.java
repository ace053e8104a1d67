package dev.ergon.control.trajectory;

/**
 * A stop already begun, stretched a little: ease the brake without letting it go, brake again,
 * release. It fills the gap between braking on at once and letting the acceleration pass through
 * zero, which {@link AxisPlanner}'s other profiles do. Segments: jerk towards zero acceleration,
 * then away from it, hold at the limit, release.
 *
 * <p>Written for an axis that moves up and brakes ({@code a0 < 0}); the mirrored case is turned
 * around on the way in and out. Mutable workspace; owned by one thread. Real-time safe.
 */
final class EasedBrake {
  private final double maxAcceleration;
  private final double maxJerk;
  private final RootFinder root = new RootFinder();
  private final RootFinder.Function excess = this::excessAt;
  private final RootFinder.Function lateness = this::latenessAt;
  private double mirror;
  private double v0;
  private double a0;
  private double vEnd;
  private double wanted;
  private double eased;
  private double peak;
  private double hold;

  EasedBrake(double maxAcceleration, double maxJerk) {
    this.maxAcceleration = maxAcceleration;
    this.maxJerk = maxJerk;
  }

  /**
   * Looks for a brake that ends at {@code endVelocity} after {@code distance}.
   *
   * @param acceleration not zero, braking: letting go at once leads beyond {@code endVelocity}
   * @return whether there is one
   */
  boolean solve(
      double velocity, double acceleration, double endVelocity, double distance, double tolerance) {
    start(velocity, acceleration, endVelocity);
    wanted = mirror * distance;
    return solve(excess, tolerance);
  }

  /** Looks for a brake that takes {@code seconds}; otherwise as {@link #solve}. */
  boolean solveDuration(
      double velocity, double acceleration, double endVelocity, double seconds, double tolerance) {
    start(velocity, acceleration, endVelocity);
    wanted = seconds;
    return solve(lateness, tolerance);
  }

  private void start(double velocity, double acceleration, double endVelocity) {
    mirror = acceleration < 0 ? 1 : -1;
    v0 = mirror * velocity;
    a0 = mirror * acceleration;
    vEnd = mirror * endVelocity;
  }

  /** Finds how far to ease; both functions grow with it. */
  private boolean solve(RootFinder.Function function, double tolerance) {
    double hardest = Math.max(a0, -maxAcceleration);
    double least = function.at(hardest);
    double most = function.at(0);
    if (least > tolerance || most < -tolerance) {
      return false;
    }
    if (least >= 0) {
      ease(hardest);
    } else if (most > 0) {
      root.solve(function, hardest, least, 0, most, tolerance);
      ease(root.nonNegative());
    }
    return true;
  }

  /** Seconds. */
  double duration() {
    return (eased - a0) / maxJerk + (peak + eased) / maxJerk + hold + peak / maxJerk;
  }

  /** The displacement, rad or m. */
  double distance() {
    return mirror * covered();
  }

  void write(AxisProfile profile) {
    double jerk = mirror * maxJerk;
    profile.add((eased - a0) / maxJerk, jerk);
    profile.add((peak + eased) / maxJerk, -jerk);
    profile.add(hold, 0);
    profile.add(peak / maxJerk, jerk);
  }

  private double excessAt(double easedTo) {
    ease(easedTo);
    return covered() - wanted;
  }

  private double latenessAt(double easedTo) {
    ease(easedTo);
    return duration() - wanted;
  }

  /**
   * Eases to an acceleration in a0..0. The peak {@code b} and the hold {@code h} follow from the
   * velocity: {@code v0 - vEnd = b^2 / j + b h - e^2 / j + a0^2 / (2 j)}.
   */
  private void ease(double easedTo) {
    eased = easedTo;
    double squared = maxJerk * (v0 - vEnd) + eased * eased - a0 * a0 / 2;
    peak = Math.max(-eased, Math.sqrt(Math.max(0, squared)));
    hold = 0;
    if (peak > maxAcceleration) {
      peak = maxAcceleration;
      hold = (squared - peak * peak) / (maxJerk * peak);
    }
  }

  private double covered() {
    double j = maxJerk;
    double t = (eased - a0) / j;
    double x = t * (v0 + t * (a0 / 2 + t * j / 6));
    double v = v0 + t * (a0 + eased) / 2;
    t = (peak + eased) / j;
    x += t * (v + t * (eased / 2 - t * j / 6));
    v += t * (eased - peak) / 2;
    x += hold * (v - hold * peak / 2);
    v -= hold * peak;
    t = peak / j;
    return x + t * (v + t * (-peak / 2 + t * j / 6));
  }
}
