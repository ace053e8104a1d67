package dev.ergon.benchmark.control;

import dev.ergon.control.trajectory.JointMotion;
import dev.ergon.control.trajectory.JointTrajectoryGenerator;
import dev.ergon.control.trajectory.TrajectoryStatus;
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

/** One cycle of online trajectory generation for seven joints, planned anew from random states. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class TrajectoryBenchmark {
  private static final double STEP_S = 0.001;

  private final JointTrajectoryGenerator generator = JointTrajectoryGenerator.forArm(Panda.model());
  private final JointMotion[] states = states();
  private final double[][] targets = Panda.positions(0.9, 4);
  private final double[][] passing = Panda.random(0.5, 5);
  private final double[] rest = new double[Panda.DOF];
  private final JointMotion out = new JointMotion(Panda.DOF);
  private int next;

  /** To rest. */
  @Benchmark
  public TrajectoryStatus toRest() {
    int k = next++ & Panda.CASES - 1;
    return generator.update(states[k], targets[k], rest, STEP_S, out);
  }

  /** To pass the target at a velocity. */
  @Benchmark
  public TrajectoryStatus toVelocity() {
    int k = next++ & Panda.CASES - 1;
    return generator.update(states[k], targets[k], passing[k], STEP_S, out);
  }

  /** To stand still as soon as can be. */
  @Benchmark
  public TrajectoryStatus stop() {
    return generator.stop(states[next++ & Panda.CASES - 1], STEP_S, out);
  }

  private static JointMotion[] states() {
    double[][] positions = Panda.positions(0.7, 1);
    double[][] velocities = Panda.random(1.5, 2);
    double[][] accelerations = Panda.random(7, 3);
    var states = new JointMotion[Panda.CASES];
    for (int k = 0; k < Panda.CASES; k++) {
      states[k] = new JointMotion(Panda.DOF);
      for (int i = 0; i < Panda.DOF; i++) {
        states[k].set(i, positions[k][i], velocities[k][i], accelerations[k][i]);
      }
    }
    return states;
  }
}
