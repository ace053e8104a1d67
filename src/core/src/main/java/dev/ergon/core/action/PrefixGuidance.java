package dev.ergon.core.action;

/**
 * Pulls a flow policy's denoising towards what is left of the last chunk, so that the new chunk
 * goes on where the old one is being executed. This is the form that needs no gradient: the
 * Jacobian of the predicted chunk is taken as the identity, which is what LeRobot's implementation
 * computes. The paper's form multiplies the error by the true Jacobian.
 *
 * <p>With time {@code t} running from 1 (noise) to 0 (actions), velocity {@code v(x, t)} and {@code
 * tau = 1 - t}: {@code x1 = x - t v}, {@code v' = v - g (y - x1) w} with {@code g = min((1 - tau) /
 * tau * ((1 - tau)^2 + tau^2) / (1 - tau)^2, maxWeight)}. Stateless; safe from any thread.
 */
public final class PrefixGuidance {
  /** The weight's bound that the paper uses. */
  public static final double MAX_WEIGHT = 10;

  private PrefixGuidance() {}

  /** The guidance weight at time {@code t}, 1 (noise) to 0. */
  public static double weight(double t, double maxWeight) {
    double tau = 1 - t;
    if (tau <= 0) {
      return maxWeight;
    }
    double square = (1 - tau) * (1 - tau);
    double weight = (1 - tau) / tau * ((square + tau * tau) / square);
    return Double.isNaN(weight) ? maxWeight : Math.min(weight, maxWeight);
  }

  /**
   * Corrects the velocity {@code v} in place.
   *
   * @param x the chunk being denoised, [rows, dimensions] row by row; not modified
   * @param v the policy's velocity at {@code x}, of the same shape
   * @param leftOver the rows of the old chunk that have not begun, normalised as {@code x} is; [any
   *     number, dimensions]; rows beyond them are free: padding would pull to where nobody goes
   * @param t the time, 1 to 0
   * @param frozen rows that cannot change any more
   * @param end the first row that is free
   */
  public static void guide(
      double[] x,
      double[] v,
      double[] leftOver,
      int dimensions,
      double t,
      PrefixSchedule schedule,
      int frozen,
      int end,
      double maxWeight) {
    int oldRows = leftOver.length / dimensions;
    double gain = weight(t, maxWeight);
    int free = Math.min(end, oldRows);
    for (int row = 0; row < Math.min(free, x.length / dimensions); row++) {
      double keep = schedule.weight(row, frozen, free);
      for (int d = 0; d < dimensions; d++) {
        int i = row * dimensions + d;
        double predicted = x[i] - t * v[i];
        v[i] -= gain * (leftOver[i] - predicted) * keep;
      }
    }
  }
}
