package dev.ergon.control.motion;

import dev.ergon.control.trajectory.AxisLimits;
import dev.ergon.control.trajectory.JointMotion;
import dev.ergon.control.trajectory.JointTrajectoryGenerator;
import dev.ergon.control.trajectory.TrajectoryStatus;
import java.util.ArrayList;
import java.util.List;

/**
 * Stops and moves to a goal along jerk-limited paths, from whatever was commanded last. A path is
 * kept while what was commanded lies on it and planned anew where it does not: after the envelope
 * has bent it, or for another goal.
 *
 * <p>The generator's state is that of continuous time, commands have differences only. The
 * difference {@code v = (q - q_prev) / dt} is the velocity half a cycle ago, which is what taking
 * over corrects; the differences of a path's samples are averages of its derivatives, so they keep
 * its limits. Owned by the control thread. Real-time safe.
 */
final class GoalMotion {
  /** Commands nearer than this to the path, rad or m, lie on it: a few units of rounding. */
  private static final double ON_PATH = 1e-12;

  /** What the path at hand leads to. */
  private enum Path {
    NONE,
    REST,
    GOAL
  }

  private final JointTrajectoryGenerator generator;
  private final double cycleS;
  private final JointMotion now;
  private final JointMotion next;
  private final double[] goal;
  private final double[] goalVelocity;
  private Path path = Path.NONE;
  private boolean bent;
  private double sincePlanS;

  /** For {@code count} joints of {@code limits} from joint {@code first} on. */
  GoalMotion(JointLimitSet limits, int first, int count, double cycleS) {
    List<AxisLimits> axes = new ArrayList<>();
    for (int i = first; i < first + count; i++) {
      axes.add(
          new AxisLimits(
              limits.lower()[i],
              limits.upper()[i],
              limits.velocity()[i],
              limits.acceleration()[i],
              limits.jerk()[i]));
    }
    generator = new JointTrajectoryGenerator(axes);
    this.cycleS = cycleS;
    now = new JointMotion(count);
    next = new JointMotion(count);
    goal = new double[count];
    goalVelocity = new double[count];
  }

  /** Joint {@code joint} rests at {@code q}. */
  void seed(int joint, double q) {
    now.set(joint, q, 0, 0);
    leave();
  }

  /** Takes over what was really commanded; {@code v} and {@code a} are differences of commands. */
  void takeOver(int joint, double q, double v, double a) {
    if (path != Path.NONE && Math.abs(q - next.position()[joint]) <= ON_PATH) {
      now.set(joint, q, next.velocity()[joint], next.acceleration()[joint]);
    } else {
      now.set(joint, q, v + a * cycleS / 2, a);
      bent = true;
    }
  }

  /** Somebody else moves the joints until the next {@link #stop} or {@link #moveTo}. */
  void leave() {
    path = Path.NONE;
  }

  /** Proposes the next cycle of the fastest stop. */
  void stop() {
    if (path != Path.REST || bent) {
      begin(Path.REST, generator.planStop(now));
    }
    sample();
  }

  /**
   * Proposes the next cycle of the fastest way to rest at {@code target}, all joints arriving
   * together.
   *
   * @param target [joints], rad or m; brought inside the limits
   */
  void moveTo(double[] target) {
    boolean same = path == Path.GOAL && !bent;
    for (int i = 0; i < goal.length; i++) {
      same &= goal[i] == target[i];
      goal[i] = target[i];
    }
    if (!same) {
      begin(Path.GOAL, generator.plan(now, goal, goalVelocity));
    }
    sample();
  }

  private void begin(Path kind, TrajectoryStatus status) {
    path = status == TrajectoryStatus.REFUSED ? Path.NONE : kind;
    bent = false;
    sincePlanS = 0;
  }

  private void sample() {
    if (path == Path.NONE) {
      // Never met: commands are finite. The envelope takes what is no number for a stop.
      for (int i = 0; i < goal.length; i++) {
        next.set(i, Double.NaN, 0, 0);
      }
      return;
    }
    sincePlanS += cycleS;
    generator.sample(sincePlanS, next);
  }

  /** The proposed position of joint {@code joint}, rad or m. */
  double position(int joint) {
    return next.position()[joint];
  }

  /** How long the fastest stop from what was commanded last takes, s. */
  double stopDurationS() {
    return generator.stopDurationS(now);
  }
}
