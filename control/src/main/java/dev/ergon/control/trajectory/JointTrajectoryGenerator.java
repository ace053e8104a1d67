package dev.ergon.control.trajectory;

import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * Jerk-limited motion of all joints towards a target, planned anew every cycle from any state:
 *
 * <pre>
 *   generator.update(now, targetPosition, targetVelocity, stepS, next);
 * </pre>
 *
 * Each joint takes the quickest profile under its limits ({@link AxisPlanner}); the others are
 * stretched to arrive with the slowest. Where a joint cannot take that long (its velocity would
 * carry it past), it arrives before and waits if it is to come to rest; if it is to pass its target
 * at a velocity, all take the next duration that all can. Guarantees, for a joint that starts
 * inside its limits and able to stop inside them: velocity, acceleration and position limits hold
 * to 1e-9 and the jerk is never above its limit. A joint that starts outside returns at full jerk
 * and acceleration and is not stretched ({@link TrajectoryStatus#RECOVERING}).
 *
 * <p>Position limits: a target is brought inside them with room to stop. A profile never turns
 * around farther out than the stop from its start (or before its target), with one exception: an
 * axis that brakes so hard, in order to come back fast, that letting go at once would turn it
 * around. If a new target then makes it let go, it may turn later than it was going to. That path
 * is checked, and where it leads outside the axis brakes on at full effort this cycle instead.
 *
 * <p>Owned by one thread. Real-time safe: no allocation, no lock, bounded time.
 */
public final class JointTrajectoryGenerator {
  /** What a state may be beyond a limit and still count as inside. */
  private static final double INSIDE = 1e-9;

  /** Numbers beyond this are refused: their cubes would leave no digits. */
  private static final double LARGEST = 1e6;

  private final int joints;
  private final AxisLimits[] limits;
  private final AxisPlanner[] planners;
  private final AxisProfile[] profiles;
  private final VelocityTransfer[] stops;
  private final boolean[] recovering;
  private double duration;
  private boolean targetLimited;

  public JointTrajectoryGenerator(List<AxisLimits> limits) {
    joints = limits.size();
    this.limits = limits.toArray(AxisLimits[]::new);
    planners = new AxisPlanner[joints];
    profiles = new AxisProfile[joints];
    stops = new VelocityTransfer[joints];
    recovering = new boolean[joints];
    for (int i = 0; i < joints; i++) {
      planners[i] = new AxisPlanner(this.limits[i]);
      profiles[i] = new AxisProfile();
      stops[i] = new VelocityTransfer(this.limits[i].acceleration(), this.limits[i].jerk());
    }
  }

  /**
   * A generator for the arm's joints.
   *
   * @throws dev.ergon.core.error.InvalidInputException if a velocity, acceleration or jerk limit is
   *     not known
   */
  public static JointTrajectoryGenerator forArm(RobotModel model) {
    return new JointTrajectoryGenerator(model.armJoints().stream().map(AxisLimits::of).toList());
  }

  public int joints() {
    return joints;
  }

  /** How long the last plan takes, s: the time by which every joint has arrived. */
  public double durationS() {
    return duration;
  }

  /** Whether the last {@link #plan} brought a target position or velocity inside the limits. */
  public boolean targetLimited() {
    return targetLimited;
  }

  /**
   * Plans towards the target and writes where the joints are one step later.
   *
   * @param now [joints]; not modified unless it is also {@code next}
   * @param targetPosition [joints], rad or m; brought inside the limits
   * @param targetVelocity [joints], rad/s or m/s, the velocity to pass the target with; brought
   *     inside the limit, and to zero where the target leaves no room to stop
   * @param stepS the cycle's length, > 0
   * @param next [joints]; untouched if the answer is {@link TrajectoryStatus#REFUSED}
   */
  public TrajectoryStatus update(
      JointMotion now,
      double[] targetPosition,
      double[] targetVelocity,
      double stepS,
      JointMotion next) {
    TrajectoryStatus status = plan(now, targetPosition, targetVelocity);
    return finish(status, stepS, next);
  }

  /**
   * Plans to come to rest, each joint as fast as its jerk and acceleration limits let it, and
   * writes where the joints are one step later. Arguments as in {@link #update}.
   */
  public TrajectoryStatus stop(JointMotion now, double stepS, JointMotion next) {
    return finish(planStop(now), stepS, next);
  }

  /**
   * Plans to come to rest, each joint as fast as its jerk and acceleration limits let it; {@link
   * #sample} then reads the plan.
   */
  public TrajectoryStatus planStop(JointMotion now) {
    if (!isUsable(now)) {
      return TrajectoryStatus.REFUSED;
    }
    duration = 0;
    targetLimited = false;
    boolean anyRecovering = false;
    for (int i = 0; i < joints; i++) {
      double p = now.position()[i];
      double v = now.velocity()[i];
      double a = now.acceleration()[i];
      double rest = p + stopDistance(i, v, a);
      recovering[i] = isOutside(i, p, v, a, rest);
      writeTransfer(i, p, v, a, 0);
      anyRecovering |= recovering[i] | turnsEarlier(i, now);
      duration = Math.max(duration, profiles[i].duration());
    }
    return moving(anyRecovering);
  }

  /** How long {@link #planStop} from {@code now} would take, s; plans nothing. */
  public double stopDurationS(JointMotion now) {
    double longest = 0;
    for (int i = 0; i < joints; i++) {
      stops[i].compute(now.velocity()[i], now.acceleration()[i], 0);
      longest = Math.max(longest, stops[i].duration());
    }
    return longest;
  }

  /**
   * Plans from {@code now} to the target without stepping; {@link #sample} then reads the plan.
   * Arguments as in {@link #update}.
   */
  public TrajectoryStatus plan(JointMotion now, double[] targetPosition, double[] targetVelocity) {
    if (!isUsable(now) || !isUsable(targetPosition) || !isUsable(targetVelocity)) {
      return TrajectoryStatus.REFUSED;
    }
    targetLimited = false;
    boolean anyRecovering = false;
    for (int i = 0; i < joints; i++) {
      double p = now.position()[i];
      double v = now.velocity()[i];
      double a = now.acceleration()[i];
      recovering[i] = isOutside(i, p, v, a, p + stopDistance(i, v, a));
      anyRecovering |= recovering[i];
      double pTarget = limitPosition(i, targetPosition[i]);
      planners[i].plan(p, v, a, pTarget, limitVelocity(i, pTarget, targetVelocity[i]));
    }
    if (!synchronise()) {
      return TrajectoryStatus.REFUSED;
    }
    for (int i = 0; i < joints; i++) {
      anyRecovering |= turnsEarlier(i, now);
    }
    return moving(anyRecovering);
  }

  /** Writes where the last plan has every joint {@code seconds} after its start. */
  public void sample(double seconds, JointMotion out) {
    for (int i = 0; i < joints; i++) {
      profiles[i].sample(seconds, out, i);
    }
  }

  private TrajectoryStatus finish(TrajectoryStatus planned, double stepS, JointMotion next) {
    if (planned == TrajectoryStatus.REFUSED) {
      return planned;
    }
    sample(stepS, next);
    return planned == TrajectoryStatus.MOVING && stepS >= duration
        ? TrajectoryStatus.ARRIVED
        : planned;
  }

  private static TrajectoryStatus moving(boolean anyRecovering) {
    return anyRecovering ? TrajectoryStatus.RECOVERING : TrajectoryStatus.MOVING;
  }

  /** Gives every joint its profile; false if a joint has none. */
  private boolean synchronise() {
    double common = 0;
    for (int i = 0; i < joints; i++) {
      common = Math.max(common, planners[i].shortestDuration());
    }
    boolean raised = true;
    while (raised && common < Double.POSITIVE_INFINITY) {
      raised = false;
      for (int i = 0; i < joints; i++) {
        double next = recovering[i] ? common : planners[i].nextDuration(common);
        raised |= next > common;
        common = Math.max(common, next);
      }
    }
    if (!(common < Double.POSITIVE_INFINITY)) {
      return false;
    }
    duration = common;
    for (int i = 0; i < joints; i++) {
      planners[i].write(recovering[i] ? planners[i].shortestDuration() : common, profiles[i]);
    }
    return true;
  }

  /** Replaces a profile that would turn around too late; answers whether it had to. */
  private boolean turnsEarlier(int i, JointMotion now) {
    double p = now.position()[i];
    double v = now.velocity()[i];
    double a = now.acceleration()[i];
    AxisLimits l = limits[i];
    boolean bounces = VelocityTransfer.releasedVelocity(v, a, l.jerk()) * v < 0;
    if (recovering[i] || !bounces || profiles[i].staysWithin(l.lower(), l.upper(), INSIDE)) {
      return false;
    }
    writeTransfer(i, p, v, a, -Math.signum(v) * l.velocity());
    return true;
  }

  private void writeTransfer(int i, double p, double v, double a, double endVelocity) {
    AxisProfile profile = profiles[i];
    stops[i].compute(v, a, endVelocity);
    profile.setStart(p, v, a);
    stops[i].writeForward(profile);
    profile.setEnd(p + stops[i].distance(), endVelocity);
  }

  private double limitPosition(int i, double target) {
    double inside = Math.max(limits[i].lower(), Math.min(limits[i].upper(), target));
    targetLimited |= inside != target;
    return inside;
  }

  private double limitVelocity(int i, double position, double target) {
    double top = limits[i].velocity();
    double inside = Math.max(-top, Math.min(top, target));
    double room = Math.abs(inside == 0 ? 0 : stopDistance(i, inside, 0));
    if (position + room > limits[i].upper() || position - room < limits[i].lower()) {
      inside = 0;
    }
    targetLimited |= inside != target;
    return inside;
  }

  private double stopDistance(int i, double v, double a) {
    stops[i].compute(v, a, 0);
    return stops[i].distance();
  }

  private boolean isOutside(int i, double p, double v, double a, double rest) {
    AxisLimits l = limits[i];
    double released = VelocityTransfer.releasedVelocity(v, a, l.jerk());
    return Math.abs(a) > l.acceleration() + INSIDE
        || Math.abs(v) > l.velocity() + INSIDE
        || Math.abs(released) > l.velocity() + INSIDE
        || Math.max(p, rest) > l.upper() + INSIDE
        || Math.min(p, rest) < l.lower() - INSIDE;
  }

  private boolean isUsable(JointMotion motion) {
    return isUsable(motion.position())
        && isUsable(motion.velocity())
        && isUsable(motion.acceleration());
  }

  private boolean isUsable(double[] values) {
    for (int i = 0; i < joints; i++) {
      if (!(Math.abs(values[i]) <= LARGEST)) {
        return false;
      }
    }
    return true;
  }
}
