package dev.ergon.control.trajectory;

import dev.ergon.control.trajectory.TrajectoryCase.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Checks as many random plans as asked and prints how many break a rule and how far their durations
 * lie above what is possible:
 *
 * <pre>
 *   mvn -q -pl control -am -DskipTests test-compile
 *   java -cp control/target/classes:control/target/test-classes:src/core/target/classes \
 *     dev.ergon.control.trajectory.TrajectorySweep 1000000 1
 * </pre>
 *
 * Arguments: cases, seed. Exit 1 if a rule is broken.
 */
public final class TrajectorySweep {
  private TrajectorySweep() {}

  public static void main(String[] arguments) {
    int cases = Integer.parseInt(arguments[0]);
    long seed = Long.parseLong(arguments[1]);
    int broken = 0;
    for (Kind kind : Kind.values()) {
      for (int joints : new int[] {1, 7}) {
        broken += sweep(kind, joints, cases / (joints == 1 ? 4 : 12), seed);
      }
    }
    System.exit(broken == 0 ? 0 : 1);
  }

  private static int sweep(Kind kind, int joints, int cases, long seed) {
    var seeds = new SplittableRandom(seed);
    double[] slowness = new double[kind == Kind.FROM_OUTSIDE ? 0 : cases];
    int broken = 0;
    for (int k = 0; k < cases; k++) {
      long caseSeed = seeds.nextLong();
      var one = new TrajectoryCase(kind, joints, caseSeed);
      String fault = one.fault();
      if (!fault.isEmpty()) {
        broken++;
        if (broken <= 3) {
          System.out.println("seed " + caseSeed + ": " + fault);
        }
      } else if (kind != Kind.FROM_OUTSIDE) {
        slowness[k] = one.slowness();
        if (slowness[k] > 1.05 && Boolean.getBoolean("sweep.verbose")) {
          System.out.println("slow " + slowness[k] + " T " + one.durationS() + " " + one);
        }
      }
    }
    System.out.printf(
        Locale.ROOT, "%-13s %d joints: %d plans, %d broken", kind, joints, cases, broken);
    if (slowness.length > 0) {
      Arrays.sort(slowness);
      long late = Arrays.stream(slowness).filter(s -> s > 1.05).count();
      System.out.printf(
          Locale.ROOT,
          "; duration over bound: median %.4f, p99 %.4f, p99.9 %.4f, max %.4f, over 1.05: %d",
          slowness[cases / 2],
          slowness[cases * 99 / 100],
          slowness[cases * 999 / 1000],
          slowness[cases - 1],
          late);
    }
    System.out.println();
    return broken;
  }
}
