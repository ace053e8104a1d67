package dev.ergon.benchmark.control;

import dev.ergon.control.dynamics.ArmDynamics;
import dev.ergon.control.dynamics.DynamicsData;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.core.robot.RobotModel;
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

/** Inverse dynamics at random positions, velocities and accelerations of a Panda. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
@Fork(1)
public class DynamicsBenchmark {
  private final RobotModel model = Panda.model();
  private final ArmDynamics arm =
      new ArmDynamics(model, new ArmKinematics(model), ArmDynamics.GRAVITY_DOWN);
  private final DynamicsData data = arm.newData();
  private final double[][] positions = Panda.positions(0.8, 1);
  private final double[][] velocities = Panda.random(2, 2);
  private final double[][] accelerations = Panda.random(5, 3);
  private final double[] effort = new double[Panda.DOF];
  private int next;

  /** Torques for a motion, gravity included. */
  @Benchmark
  public double inverseDynamics() {
    int k = next++ & Panda.CASES - 1;
    arm.inverse(positions[k], velocities[k], accelerations[k], data, effort);
    return effort[0];
  }
}
