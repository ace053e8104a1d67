package dev.ergon.control.trajectory;

/**
 * Finds where a continuous function crosses zero inside a bracket, by the method of Chandrupatla
 * (1997): inverse quadratic interpolation where it can be trusted, else bisection. Bounded: at most
 * {@value #MAX_EVALUATIONS} evaluations, about 8 on the smooth functions here. Owned by one thread.
 * Real-time safe.
 */
final class RootFinder {
  private static final int MAX_EVALUATIONS = 100;
  private static final double RELATIVE_WIDTH = 4e-16;

  /** A function of one variable, made once so that a call does not allocate. */
  @FunctionalInterface
  interface Function {
    double at(double x);
  }

  private double nonNegative;
  private double nonPositive;

  /**
   * Narrows the bracket until a value is within {@code tolerance} of zero or the ends are
   * neighbouring numbers.
   *
   * @param fa the value at {@code a}; of the opposite sign of {@code fb}, or one of them zero
   */
  void solve(Function function, double a, double fa, double b, double fb, double tolerance) {
    double x1 = a;
    double f1 = fa;
    double x2 = b;
    double f2 = fb;
    double t = 0.5;
    for (int i = 0; i < MAX_EVALUATIONS && !isDone(x1, f1, x2, f2, tolerance); i++) {
      double x = x1 + t * (x2 - x1);
      double f = function.at(x);
      double x3;
      double f3;
      if (f > 0 == f1 > 0) {
        x3 = x1;
        f3 = f1;
      } else {
        x3 = x2;
        f3 = f2;
        x2 = x1;
        f2 = f1;
      }
      x1 = x;
      f1 = f;
      t = nextFraction(x1, f1, x2, f2, x3, f3);
    }
    settle(x1, f1, x2, f2, tolerance);
  }

  /** The end of the last bracket where the function is zero or more (or within tolerance). */
  double nonNegative() {
    return nonNegative;
  }

  /** The end of the last bracket where the function is zero or less (or within tolerance). */
  double nonPositive() {
    return nonPositive;
  }

  private static boolean isDone(double x1, double f1, double x2, double f2, double tolerance) {
    double width = Math.abs(x2 - x1);
    return Math.abs(f1) <= tolerance
        || Math.abs(f2) <= tolerance
        || width <= RELATIVE_WIDTH * Math.max(Math.abs(x1), Math.abs(x2));
  }

  private static double nextFraction(
      double x1, double f1, double x2, double f2, double x3, double f3) {
    double xi = (x1 - x2) / (x3 - x2);
    double phi = (f1 - f2) / (f3 - f2);
    double t = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi) {
      t =
          f1 / (f2 - f1) * (f3 / (f2 - f3))
              + (x3 - x1) / (x2 - x1) * (f1 / (f3 - f1)) * (f2 / (f3 - f2));
    }
    double least = RELATIVE_WIDTH * Math.abs(x1) / Math.abs(x2 - x1);
    return Math.min(1 - least, Math.max(least, t));
  }

  private void settle(double x1, double f1, double x2, double f2, double tolerance) {
    boolean firstCloser = Math.abs(f1) <= Math.abs(f2);
    if (Math.min(Math.abs(f1), Math.abs(f2)) <= tolerance) {
      nonNegative = firstCloser ? x1 : x2;
      nonPositive = nonNegative;
    } else {
      nonNegative = f1 > 0 ? x1 : x2;
      nonPositive = f1 > 0 ? x2 : x1;
    }
  }
}
