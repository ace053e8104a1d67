package dev.ergon.core.action;

/**
 * How much of the old chunk a new one must keep, row by row, in real-time chunking (Black et al.,
 * Real-Time Execution of Action Chunking Flow Policies, 2025): all of it while the new chunk was
 * being computed, then less and less. Stateless.
 */
public enum PrefixSchedule {
  /** The frozen rows only. */
  ZEROS,
  /** Every row up to the end. */
  ONES,
  /** Falling linearly after the frozen rows. */
  LINEAR,
  /** Falling faster than linearly: {@code w expm1(w) / (e - 1)}. */
  EXP;

  /**
   * The weight of the old chunk in row {@code row}, 0..1.
   *
   * @param frozen rows that cannot change any more: the inference delay in steps
   * @param end the first row that is free
   */
  public double weight(int row, int frozen, int end) {
    int start = Math.min(frozen, end);
    if (row >= end) {
      return 0;
    }
    return switch (this) {
      case ZEROS -> row < start ? 1 : 0;
      case ONES -> 1;
      case LINEAR -> linear(row, start, end);
      case EXP -> {
        double w = linear(row, start, end);
        yield w * Math.expm1(w) / (Math.E - 1);
      }
    };
  }

  private static double linear(int row, int start, int end) {
    double w = (double) (start - 1 - row) / (end - start + 1) + 1;
    return Math.max(0, Math.min(1, w));
  }
}
