package dev.ergon.benchmark.control;

import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.DampedLeastSquares;
import dev.ergon.control.kinematics.DampingOptions;
import dev.ergon.control.kinematics.KinematicsData;
import dev.ergon.control.kinematics.VelocityIkStatus;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pose and Jacobian, and the joint velocity for a twist, at random positions of a Panda. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class KinematicsBenchmark {
  private final ArmKinematics arm = new ArmKinematics(Panda.model());
  private final KinematicsData data = arm.newData();
  private final DampedLeastSquares solver = new DampedLeastSquares(arm, DampingOptions.DEFAULT);
  private final double[][] positions = Panda.positions(0.8, 1);
  private final double[] twist = {0.001, -0.002, 0.0015, 0.003, 0.001, -0.002};
  private final double[] velocity = new double[Panda.DOF];
  private int next;

  /** Forward kinematics and the geometric Jacobian. */
  @Benchmark
  public double poseAndJacobian() {
    double[] q = positions[next++ & Panda.CASES - 1];
    arm.forward(q, data);
    arm.jacobian(data);
    return data.jacobian()[0];
  }

  /**
   * The same, then damped least squares with the condition number, the trial step near
   * singularities and the pull from joint stops.
   */
  @Benchmark
  public VelocityIkStatus velocityForTwist() {
    double[] q = positions[next++ & Panda.CASES - 1];
    arm.forward(q, data);
    arm.jacobian(data);
    return solver.solve(q, data, twist, velocity);
  }
}
