package dev.ergon.control.bench;

import dev.ergon.control.trajectory.AxisLimits;
import dev.ergon.control.trajectory.JointMotion;
import dev.ergon.control.trajectory.JointTrajectoryGenerator;
import dev.ergon.control.trajectory.TrajectoryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random start, target and set of limits for several joints, and what must hold of its plan. */
final class TrajectoryCase {
  /** What the start and the target are like. */
  enum Kind {
    /** Start inside the limits and able to stop there; come to rest. */
    TO_REST,
    /** As before; pass the target with a velocity. */
    TO_VELOCITY,
    /** Start anywhere, far outside included; come to rest. */
    FROM_OUTSIDE
  }

  private static final double HELD = 1e-9;
  private static final double REACHED = 1e-8;

  /** How finely durations are tried that all joints can take. */
  private static final double COMMON_STEP = 2e-3;

  private final Kind kind;
  private final List<AxisLimits> limits = new ArrayList<>();
  private final JointMotion start;
  private final double[] targetPosition;
  private final double[] targetVelocity;
  private final JointTrajectoryGenerator generator;

  TrajectoryCase(Kind kind, int joints, long seed) {
    this.kind = kind;
    var random = new SplittableRandom(seed);
    start = new JointMotion(joints);
    targetPosition = new double[joints];
    targetVelocity = new double[joints];
    for (int i = 0; i < joints; i++) {
      limits.add(randomLimits(random));
      randomStart(i, random);
      randomTarget(i, random);
    }
    generator = new JointTrajectoryGenerator(limits);
  }

  /** What is wrong with the plan; empty if nothing. */
  String fault() {
    TrajectoryStatus status = generator.plan(start, targetPosition, targetVelocity);
    if (status == TrajectoryStatus.REFUSED) {
      return "refused " + this;
    }
    if (kind != Kind.FROM_OUTSIDE && status != TrajectoryStatus.MOVING) {
      return "answered " + status + " " + this;
    }
    String miss = missOfTarget();
    return miss.isEmpty() ? breakOfLimits() : miss;
  }

  /** The planned duration over the least that is possible for all joints at once, or less. */
  double slowness() {
    generator.plan(start, targetPosition, targetVelocity);
    double duration = generator.durationS();
    if (duration == 0) {
      return 1;
    }
    List<DurationBound> bounds = new ArrayList<>();
    double slowest = 0;
    for (int i = 0; i < limits.size(); i++) {
      double distance = targetPosition[i] - start.position()[i];
      double v = start.velocity()[i];
      var one =
          new DurationBound(limits.get(i), distance, v, start.acceleration()[i], targetVelocity[i]);
      bounds.add(one);
      slowest = Math.max(slowest, one.seconds(duration));
    }
    return duration / commonBound(bounds, slowest, duration);
  }

  /**
   * The first duration that no joint is forbidden. A joint on its way to a velocity cannot take
   * just any time longer than its quickest: between its passing the target for the first time and
   * its coming around again lies an interval that is blocked (Kroeger and Wahl, Online Trajectory
   * Generation, 2010, section IV; Berscheid and Kroeger, Jerk-limited Real-time Trajectory
   * Generation with Arbitrary Target States, 2021, section IV.C).
   */
  private static double commonBound(List<DurationBound> bounds, double from, double known) {
    double before = from;
    for (double at = from; at < known; at *= 1 + COMMON_STEP) {
      double duration = at;
      if (bounds.stream().allMatch(bound -> bound.isPossible(duration))) {
        return before;
      }
      before = at;
    }
    return before;
  }

  double durationS() {
    return generator.durationS();
  }

  private String missOfTarget() {
    var end = new JointMotion(limits.size());
    // Just before the end every segment is integrated; from the end on the target is answered.
    double almost = generator.durationS() * (1 - 1e-14);
    generator.sample(almost, end);
    for (int i = 0; i < limits.size(); i++) {
      double position = Math.abs(end.position()[i] - targetPosition[i]);
      double velocity = Math.abs(end.velocity()[i] - targetVelocity[i]);
      // A return from far outside may take hours at a small speed limit, and as many roundings.
      double reached = REACHED * Math.max(1, generator.durationS() / 100);
      if (!(position <= reached) || !(velocity <= reached)) {
        return "joint %d misses by %g, %g %s".formatted(i, position, velocity, this);
      }
    }
    return "";
  }

  private String breakOfLimits() {
    int samples = 150;
    var at = new JointMotion(limits.size());
    var before = new JointMotion(limits.size());
    before.copyFrom(start);
    double step = generator.durationS() / samples;
    for (int k = 1; k <= samples; k++) {
      generator.sample(k * step, at);
      for (int i = 0; i < limits.size(); i++) {
        AxisLimits l = limits.get(i);
        double jerk = Math.abs(at.acceleration()[i] - before.acceleration()[i]) / step;
        boolean held = jerk <= l.jerk() * (1 + HELD) + 1e-12 / step;
        if (kind != Kind.FROM_OUTSIDE) {
          held &= Math.abs(at.velocity()[i]) <= l.velocity() + HELD;
          held &= Math.abs(at.acceleration()[i]) <= l.acceleration() + HELD;
          held &= at.position()[i] <= l.upper() + HELD;
          held &= at.position()[i] >= l.lower() - HELD;
        } else {
          held &= isReturning(i, before, at, step);
        }
        if (!held) {
          return "joint %d breaks a limit at %g of %g s: p %.17g v %.17g a %.17g jerk %g %s"
              .formatted(
                  i,
                  k * step,
                  generator.durationS(),
                  at.position()[i],
                  at.velocity()[i],
                  at.acceleration()[i],
                  jerk,
                  this);
        }
      }
      before.copyFrom(at);
    }
    return "";
  }

  /** From outside: the acceleration comes inside at full jerk, then the velocity falls. */
  private boolean isReturning(int i, JointMotion before, JointMotion at, double step) {
    AxisLimits l = limits.get(i);
    double a0 = Math.abs(before.acceleration()[i]);
    double a1 = Math.abs(at.acceleration()[i]);
    double allowed = Math.max(l.acceleration(), a0 - l.jerk() * step * (1 - HELD));
    boolean accelerationReturns = a1 <= allowed + HELD * Math.max(1, a0);
    double v = at.velocity()[i];
    // Beyond the velocity limit, the axis never accelerates away at more than it must.
    double a = at.acceleration()[i];
    double needed = Math.signum(v) * start.acceleration()[i];
    boolean velocityReturns =
        Math.abs(v) <= l.velocity() + HELD * Math.max(1, Math.abs(v))
            || a * Math.signum(v) <= Math.max(0, needed) + HELD * Math.max(1, a0);
    return accelerationReturns && velocityReturns;
  }

  private static AxisLimits randomLimits(SplittableRandom random) {
    double velocity = logUniform(random, 0.1, 10);
    double acceleration = logUniform(random, 0.5, 50);
    double jerk = acceleration * logUniform(random, 1, 1000);
    double range = logUniform(random, 0.2, 6);
    return new AxisLimits(-range, range, velocity, acceleration, jerk);
  }

  private void randomStart(int i, SplittableRandom random) {
    AxisLimits l = limits.get(i);
    double reach = kind == Kind.FROM_OUTSIDE ? 3 : 1;
    for (int attempt = 0; ; attempt++) {
      // Ever gentler, so that a stop inside the limits is found.
      double part = kind == Kind.FROM_OUTSIDE ? 1 : Math.pow(0.97, attempt);
      double p = reach * random.nextDouble(l.lower(), l.upper());
      double v = edge(random) * reach * l.velocity() * part;
      double a = edge(random) * reach * l.acceleration() * part;
      boolean bounces = released(l, v, a) * v < 0;
      start.set(i, p, v, kind == Kind.FROM_OUTSIDE && bounces ? 0 : a);
      if (kind == Kind.FROM_OUTSIDE || stopsInside(l, p, v, a)) {
        return;
      }
    }
  }

  private void randomTarget(int i, SplittableRandom random) {
    AxisLimits l = limits.get(i);
    for (int attempt = 0; ; attempt++) {
      double part = Math.pow(0.97, attempt);
      double p = random.nextDouble(l.lower(), l.upper());
      if (random.nextInt(4) == 0) {
        // A small move, as in tracking.
        p = start.position()[i] + 1e-3 * (2 * random.nextDouble() - 1);
        p = Math.max(l.lower(), Math.min(l.upper(), p));
      }
      double v = kind == Kind.TO_VELOCITY ? edge(random) * l.velocity() * part : 0;
      if (v == 0 || stopsInside(l, p, v, 0) && stopsInside(l, p, -v, 0)) {
        targetPosition[i] = p;
        targetVelocity[i] = v;
        return;
      }
    }
  }

  /** Whether the axis can come to rest inside its limits without turning around first. */
  private static boolean stopsInside(AxisLimits l, double p, double v, double a) {
    var from = new JointMotion(1);
    from.set(0, p, v, a);
    var generator = new JointTrajectoryGenerator(List.of(l));
    boolean inside = generator.planStop(from) == TrajectoryStatus.MOVING;
    // A brake so hard that letting go at once turns the axis around is a matter of stepping.
    return inside && released(l, v, a) * v >= 0;
  }

  /** The velocity that is left when the acceleration is let go at full jerk. */
  private static double released(AxisLimits l, double v, double a) {
    return v + a * Math.abs(a) / (2 * l.jerk());
  }

  /** In -1..1; the ends and the middle are likely. */
  private static double edge(SplittableRandom random) {
    int choice = random.nextInt(8);
    return choice == 0 ? 0 : choice == 1 ? 1 : choice == 2 ? -1 : 2 * random.nextDouble() - 1;
  }

  private static double logUniform(SplittableRandom random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < limits.size(); i++) {
      text.append(
          "[%s from p %.17g v %.17g a %.17g to p %.17g v %.17g] "
              .formatted(
                  limits.get(i),
                  start.position()[i],
                  start.velocity()[i],
                  start.acceleration()[i],
                  targetPosition[i],
                  targetVelocity[i]));
    }
    return text.toString();
  }
}
