package dev.ergon.control.kinematics;

/**
 * Joint velocity for a tool twist: damped least squares with the damping and the speed ruled by the
 * Jacobian's condition number, and a pull away from joint stops in the null space.
 *
 * <ul>
 *   <li>Below {@link DampingOptions#slowCondition()} the solution is exact (no damping).
 *   <li>From there lambda grows with the condition number ({@code lambda^2 = max^2 (1 - (slow /
 *       cond)^2)}, after Nakamura and Hanafusa 1986) and the twist is scaled down linearly to zero
 *       at {@link DampingOptions#haltCondition()}, as MoveIt Servo does.
 *   <li>A motion that does not raise the condition number is leaving: it is scaled with the halt
 *       moved out by {@link DampingOptions#leavingFactor()}, never below {@value
 *       #LEAVING_MIN_SCALE}, so an arm that starts in a singularity gets out of it. Which of the
 *       two it is, a trial step along the very joint velocity that would be commanded tells.
 * </ul>
 *
 * The condition number mixes metres and radians, as the thresholds it is compared with do. They are
 * meant for arms of about a metre: of a shorter one, lengths are counted in arm's lengths, or it
 * would be called singular for being small. Owned by one thread. Real-time safe: no allocation, no
 * lock, bounded time.
 */
public final class DampedLeastSquares {
  private static final double LEAVING_MIN_SCALE = 0.1;

  /** How far the trial step goes, rad or m in joint space. */
  private static final double TRIAL_STEP = 1e-3;

  /** Growth of the condition number over the trial step that counts as none. */
  private static final double NO_GROWTH = 1 + 1e-9;

  /** Arms that are shorter have a unit of length of their own. */
  private static final double LONG_ARM_M = 1;

  private static final double SHORTEST_M = 1e-3;

  private final ArmKinematics arm;
  private final DampingOptions options;
  private final int dof;
  private final int size;
  private final int length;
  private final ConditionNumber condition;
  private final Cholesky cholesky = new Cholesky(6);
  private final KinematicsData trialData;
  private final double perLength;
  private final double[] scaled;
  private final double[] shortSide;
  private final double[] residual = new double[6];
  private final double[] rhs = new double[6];
  private final double[] trialPosition;
  private double conditionNumber;
  private double scale;

  public DampedLeastSquares(ArmKinematics arm, DampingOptions options) {
    this.arm = arm;
    this.options = options;
    dof = arm.dof();
    size = Math.min(6, dof);
    length = Math.max(6, dof);
    condition = new ConditionNumber(size);
    perLength = 1 / Math.max(SHORTEST_M, Math.min(LONG_ARM_M, arm.lengthM()));
    scaled = new double[6 * dof];
    shortSide = new double[size * length];
    trialData = arm.newData();
    trialPosition = new double[dof];
  }

  /** The condition number that the last {@link #solve} found at the given position. */
  public double conditionNumber() {
    return conditionNumber;
  }

  /** The part of the twist, 0..1, that the last {@link #solve} answered. */
  public double scale() {
    return scale;
  }

  /**
   * Writes the joint velocity [dof] (rad/s or m/s) that moves the tool by {@code twist}.
   *
   * @param position joint positions [dof], rad or m; not modified
   * @param data holds {@link ArmKinematics#forward} and {@link ArmKinematics#jacobian} at {@code
   *     position}; not modified
   * @param twist (linear m/s, angular rad/s) [6] in the base frame; not modified
   */
  public VelocityIkStatus solve(
      double[] position, KinematicsData data, double[] twist, double[] velocity) {
    scale = 0;
    conditionNumber = Double.POSITIVE_INFINITY;
    if (!allFinite(position, dof) || !allFinite(twist, 6)) {
      zero(velocity);
      return VelocityIkStatus.REFUSED_NOT_FINITE;
    }
    conditionNumber = conditionOf(data);
    if (!leastSquares(position, data.jacobian, twist, velocity)) {
      zero(velocity);
      return VelocityIkStatus.HALTED_SINGULAR;
    }
    if (conditionNumber <= options.slowCondition()) {
      scale = 1;
      return VelocityIkStatus.OK;
    }
    scale = scaleNearSingularity(raisesCondition(position, velocity));
    for (int i = 0; i < dof; i++) {
      velocity[i] *= scale;
    }
    return scale > 0 ? VelocityIkStatus.SLOWED : VelocityIkStatus.HALTED_SINGULAR;
  }

  private double scaleNearSingularity(boolean approaching) {
    double over = conditionNumber - options.slowCondition();
    double span = options.haltCondition() - options.slowCondition();
    return approaching
        ? Math.max(0, 1 - over / span)
        : Math.max(LEAVING_MIN_SCALE, 1 - over / (options.leavingFactor() * span));
  }

  private boolean raisesCondition(double[] position, double[] velocity) {
    double norm = 0;
    for (int i = 0; i < dof; i++) {
      norm += velocity[i] * velocity[i];
    }
    if (norm == 0) {
      return false;
    }
    double step = TRIAL_STEP / Math.sqrt(norm);
    for (int i = 0; i < dof; i++) {
      trialPosition[i] = position[i] + step * velocity[i];
    }
    arm.forward(trialPosition, trialData);
    arm.jacobian(trialData);
    return conditionOf(trialData) > conditionNumber * NO_GROWTH;
  }

  private double conditionOf(KinematicsData data) {
    copyShortSide(data.jacobian);
    return condition.of(shortSide, length);
  }

  /**
   * {@code v = z + J# (twist - J z)} with {@code J#} the damped pseudo-inverse and {@code z} the
   * pull from the stops. The Gram matrix is that of the Jacobian's short side, so that an arm of
   * five joints is solved as well: {@code J# = J^T (J J^T + l^2)^-1 = (J^T J + l^2)^-1 J^T}.
   */
  private boolean leastSquares(
      double[] position, double[] jacobian, double[] twist, double[] velocity) {
    copyShortSide(jacobian);
    if (!cholesky.factorGram(shortSide, size, length, squaredDamping())) {
      return false;
    }
    for (int i = 0; i < dof; i++) {
      velocity[i] = dof > 6 ? pullFromStops(i, position[i]) : 0;
    }
    for (int row = 0; row < 6; row++) {
      double sum = row < 3 ? perLength * twist[row] : twist[row];
      for (int i = 0; i < dof; i++) {
        sum -= scaled[row * dof + i] * velocity[i];
      }
      residual[row] = sum;
    }
    if (dof >= 6) {
      System.arraycopy(residual, 0, rhs, 0, 6);
      cholesky.solve(rhs, 6);
      addTransposed(rhs, velocity);
    } else {
      for (int i = 0; i < dof; i++) {
        rhs[i] = 0;
      }
      addTransposed(residual, rhs);
      cholesky.solve(rhs, dof);
      System.arraycopy(rhs, 0, velocity, 0, dof);
    }
    return allFinite(velocity, dof);
  }

  private double squaredDamping() {
    if (conditionNumber <= options.slowCondition()) {
      return 0;
    }
    double ratio = options.slowCondition() / conditionNumber;
    return options.maxDamping() * options.maxDamping() * (1 - ratio * ratio);
  }

  /**
   * Zero in the middle of the range, growing linearly to the gain at the stop, towards the middle.
   */
  private double pullFromStops(int joint, double position) {
    double lower = arm.limits(joint).lower();
    double upper = arm.limits(joint).upper();
    double half = (upper - lower) / 2;
    if (!(half > 0) || half == Double.POSITIVE_INFINITY || options.limitActivation() >= 1) {
      return 0;
    }
    double offset = (position - (upper + lower) / 2) / half;
    double outside = Math.abs(offset) - options.limitActivation();
    if (outside <= 0) {
      return 0;
    }
    double strength = Math.min(1, outside / (1 - options.limitActivation()));
    return -Math.copySign(options.limitGain() * strength, offset);
  }

  /** Brings the Jacobian's lengths to the arm's unit, and its rows to the right way round. */
  private void copyShortSide(double[] jacobian) {
    for (int k = 0; k < 6 * dof; k++) {
      scaled[k] = k < 3 * dof ? perLength * jacobian[k] : jacobian[k];
    }
    if (dof >= 6) {
      System.arraycopy(scaled, 0, shortSide, 0, 6 * dof);
      return;
    }
    for (int i = 0; i < dof; i++) {
      for (int row = 0; row < 6; row++) {
        shortSide[i * 6 + row] = scaled[row * dof + i];
      }
    }
  }

  /** {@code sum += J^T x}. */
  private void addTransposed(double[] x, double[] sum) {
    for (int row = 0; row < 6; row++) {
      for (int i = 0; i < dof; i++) {
        sum[i] += scaled[row * dof + i] * x[row];
      }
    }
  }

  private void zero(double[] velocity) {
    for (int i = 0; i < dof; i++) {
      velocity[i] = 0;
    }
  }

  private static boolean allFinite(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(values[i])) {
        return false;
      }
    }
    return true;
  }
}
