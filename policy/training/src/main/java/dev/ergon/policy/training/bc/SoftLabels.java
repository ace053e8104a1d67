package dev.ergon.policy.training.bc;

/** Probabilities for an answer that is nearly right when it is near. */
final class SoftLabels {
  private SoftLabels() {}

  /**
   * Spreads {@code weight} over the bins about {@code centre} as a Gaussian would, inside the
   * range.
   *
   * @param into receives the probabilities, from {@code offset + low} on
   * @param sigmaBins standard deviation; 0 puts all on the centre
   */
  static void spread(
      float[] into, int offset, int low, int high, int centre, double sigmaBins, float weight) {
    if (sigmaBins <= 0) {
      into[offset + centre] += weight;
      return;
    }
    int reach = (int) Math.ceil(3 * sigmaBins);
    int from = Math.max(low, centre - reach);
    int to = Math.min(high, centre + reach);
    double sum = 0;
    for (int i = from; i <= to; i++) {
      sum += density(i - centre, sigmaBins);
    }
    for (int i = from; i <= to; i++) {
      into[offset + i] += (float) (weight * density(i - centre, sigmaBins) / sum);
    }
  }

  private static double density(int bins, double sigmaBins) {
    double z = bins / sigmaBins;
    return Math.exp(-0.5 * z * z);
  }
}
