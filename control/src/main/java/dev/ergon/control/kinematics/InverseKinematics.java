package dev.ergon.control.kinematics;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.robot.JointLimits;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Joint positions for a tool pose, for start-up and tests: Levenberg-Marquardt steps whose damping
 * follows the remaining error (Sugihara 2011), clamped to the joint limits, restarted from seeded
 * random positions. The same seed and arguments give the same answer. Not real-time safe; one
 * thread at a time.
 */
public final class InverseKinematics {
  private static final int MAX_ITERATIONS = 200;
  private static final double MIN_DAMPING = 1e-9;

  /** The largest joint step of one iteration, rad or m: farther, the linear model means little. */
  private static final double MAX_STEP = 0.3;

  private static final double CONTINUOUS_RANGE_RAD = Math.PI;

  private final ArmKinematics arm;
  private final int maxRestarts;
  private final double toleranceM;
  private final double toleranceRad;
  private final KinematicsData data;
  private final Cholesky cholesky = new Cholesky(6);
  private final double[] error = new double[6];

  /**
   * @param maxRestarts how many random starts may follow the first; >= 0
   * @param toleranceM position error that counts as there; > 0
   * @param toleranceRad rotation error that counts as there; > 0
   */
  public InverseKinematics(
      ArmKinematics arm, int maxRestarts, double toleranceM, double toleranceRad) {
    if (maxRestarts < 0 || !(toleranceM > 0) || !(toleranceRad > 0)) {
      throw new IllegalArgumentException(
          "inverse kinematics: got %d restarts, tolerances %s m and %s rad, wanted >= 0, > 0, > 0"
              .formatted(maxRestarts, toleranceM, toleranceRad));
    }
    this.arm = arm;
    this.maxRestarts = maxRestarts;
    this.toleranceM = toleranceM;
    this.toleranceRad = toleranceRad;
    this.data = arm.newData();
  }

  /**
   * @param target {@code X_BT}: the wanted tool pose in the base frame
   * @param start where to begin [dof], rad or m
   * @param seed of the random restarts
   * @return empty if no start led there
   */
  public Optional<IkSolution> solve(Transform target, double[] start, long seed) {
    double[] wantedPosition = {
      target.translation().x(), target.translation().y(), target.translation().z()
    };
    double[] wantedQuaternion = {
      target.rotation().w(), target.rotation().x(), target.rotation().y(), target.rotation().z()
    };
    var random = new SplittableRandom(seed);
    int iterations = 0;
    for (int restart = 0; restart <= maxRestarts; restart++) {
      double[] q = restart == 0 ? clamped(start) : randomPosition(random);
      for (int i = 0; i < MAX_ITERATIONS; i++) {
        arm.forward(q, data);
        PoseError.write(data, wantedPosition, wantedQuaternion, error);
        double linear = Math.hypot(Math.hypot(error[0], error[1]), error[2]);
        double angular = Math.hypot(Math.hypot(error[3], error[4]), error[5]);
        if (linear <= toleranceM && angular <= toleranceRad) {
          return Optional.of(new IkSolution(q, linear, angular, iterations, restart));
        }
        arm.jacobian(data);
        step(q, linear * linear + angular * angular);
        iterations++;
      }
    }
    return Optional.empty();
  }

  private void step(double[] q, double squaredError) {
    int n = arm.dof();
    if (!cholesky.factorGram(data.jacobian, 6, n, 0.01 * squaredError + MIN_DAMPING)) {
      return;
    }
    cholesky.solve(error, 6);
    double[] dq = new double[n];
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int row = 0; row < 6; row++) {
        dq[i] += data.jacobian[row * n + i] * error[row];
      }
      largest = Math.max(largest, Math.abs(dq[i]));
    }
    double shrink = largest > MAX_STEP ? MAX_STEP / largest : 1;
    for (int i = 0; i < n; i++) {
      q[i] = arm.limits(i).clampPosition(q[i] + shrink * dq[i]);
    }
  }

  private double[] clamped(double[] start) {
    double[] q = new double[arm.dof()];
    for (int i = 0; i < q.length; i++) {
      q[i] = arm.limits(i).clampPosition(start[i]);
    }
    return q;
  }

  private double[] randomPosition(SplittableRandom random) {
    double[] q = new double[arm.dof()];
    for (int i = 0; i < q.length; i++) {
      JointLimits limits = arm.limits(i);
      double lower = Math.max(limits.lower(), -CONTINUOUS_RANGE_RAD);
      double upper = Math.min(limits.upper(), CONTINUOUS_RANGE_RAD);
      q[i] = lower + (upper - lower) * random.nextDouble();
    }
    return q;
  }
}
