package dev.ergon.control.bench;

import dev.ergon.control.bench.TrajectoryCase.Kind;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Plans from as many random states as asked, for one joint and for seven, and looks for plans that
 * break a limit, miss their target, or take longer than 1.05 times what is possible.
 */
final class TrajectorySweep {
  /** How much longer than possible a plan may take. */
  static final double ALLOWED_SLOWNESS = 1.05;

  private static final int ONE = 1;
  private static final int ALL = 7;
  private static final int SHOWN = 3;

  private final long seed;
  private final PrintStream out;

  TrajectorySweep(long seed, PrintStream out) {
    this.seed = seed;
    this.out = out;
  }

  /** Prints a line per kind of plan; answers whether every rule held. */
  boolean run(int plans) {
    boolean held = true;
    for (Kind kind : Kind.values()) {
      held &= sweep(kind, ONE, plans / 4);
      held &= sweep(kind, ALL, plans / 12);
    }
    return held;
  }

  private boolean sweep(Kind kind, int joints, int plans) {
    var seeds = new SplittableRandom(seed);
    double[] slowness = new double[kind == Kind.FROM_OUTSIDE ? 0 : plans];
    int broken = 0;
    for (int k = 0; k < plans; k++) {
      long caseSeed = seeds.nextLong();
      var one = new TrajectoryCase(kind, joints, caseSeed);
      String fault = one.fault();
      if (!fault.isEmpty() && broken++ < SHOWN) {
        out.println("seed " + caseSeed + ": " + fault);
      }
      if (slowness.length > 0) {
        slowness[k] = one.slowness();
      }
    }
    Arrays.sort(slowness);
    long late = Arrays.stream(slowness).filter(s -> s > ALLOWED_SLOWNESS).count();
    out.printf("%-12s %d joints: %,d plans, %d broken", kind, joints, plans, broken);
    if (slowness.length > 0) {
      out.printf(
          "; duration over bound: median %.4f, p99.9 %.4f, largest %.4f, above %.2f: %d",
          slowness[plans / 2],
          slowness[(int) (plans * 0.999)],
          slowness[plans - 1],
          ALLOWED_SLOWNESS,
          late);
    }
    out.println();
    return broken == 0 && late == 0;
  }
}
