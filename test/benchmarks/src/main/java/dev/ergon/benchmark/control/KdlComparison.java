package dev.ergon.benchmark.control;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * The Java side of {@code compare_kdl.sh}: the kernels of the JMH benchmarks measured as {@code
 * kdl_bench.cpp} measures KDL's, so that the two can be put beside each other on a busy machine:
 * processor time of the thread, the least of 7 blocks. Prints name and nanoseconds per call.
 */
public final class KdlComparison {
  private static final int BLOCKS = 7;
  private static final int CALLS = 200_000;

  private KdlComparison() {}

  public static void main(String[] arguments) {
    var kinematics = new KinematicsBenchmark();
    var dynamics = new DynamicsBenchmark();
    measure("poseAndJacobian", kinematics::poseAndJacobian);
    measure("velocityForTwist", () -> kinematics.velocityForTwist().ordinal());
    measure("inverseDynamics", dynamics::inverseDynamics);
  }

  private static void measure(String name, DoubleSupplier kernel) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double sum = 0;
    long least = Long.MAX_VALUE;
    // The first blocks warm up.
    for (int block = 0; block < 2 * BLOCKS; block++) {
      long start = threads.getCurrentThreadCpuTime();
      for (int i = 0; i < CALLS; i++) {
        sum += kernel.getAsDouble();
      }
      least = Math.min(least, threads.getCurrentThreadCpuTime() - start);
    }
    System.out.printf(Locale.ROOT, "%-28s %8.0f%n", name, (double) least / CALLS);
    if (sum == 12345) {
      System.out.println();
    }
  }
}
