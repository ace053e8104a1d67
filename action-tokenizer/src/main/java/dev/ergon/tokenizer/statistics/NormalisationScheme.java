package dev.ergon.tokenizer.statistics;

import dev.ergon.tokenizer.Statistic;

/**
 * The formulas by which published code normalises, to the epsilon. Mixing two up is a silent fault:
 * a policy's manifest names its own.
 *
 * <p>A range scheme maps {@code low..high} to -1..1; a z-score scheme subtracts the mean and
 * divides by the deviation.
 */
public enum NormalisationScheme {
  /** OpenVLA: clips and zeroes unused dimensions going in, and has no epsilon coming out. */
  OPENVLA(Statistic.Q01, Statistic.Q99, true, true, 1e-8, 0),
  /** OpenVLA-OFT's BOUNDS_Q99; its states are normalised without the mask. */
  OFT_BOUNDS_Q99(Statistic.Q01, Statistic.Q99, true, true, 1e-8, 1e-8),
  /** OpenVLA-OFT's BOUNDS, for ALOHA. */
  OFT_BOUNDS(Statistic.MIN, Statistic.MAX, true, true, 1e-8, 1e-8),
  /** openpi's quantiles (pi0.5, pi0-FAST); not clipped. */
  OPENPI_QUANTILE(Statistic.Q01, Statistic.Q99, true, false, 1e-6, 1e-6),
  /** openpi's z-score (pi0). */
  OPENPI_Z_SCORE(Statistic.MEAN, Statistic.STD, false, false, 1e-6, 1e-6),
  /** LeRobot's MEAN_STD: the epsilon only going in. */
  LEROBOT_MEAN_STD(Statistic.MEAN, Statistic.STD, false, false, 1e-8, 0),
  /** LeRobot's QUANTILES: 1e-8 instead of a range of 0. */
  LEROBOT_QUANTILES(Statistic.Q01, Statistic.Q99, true, false, 0, 0),
  /** LeRobot's MIN_MAX: 1e-8 instead of a range of 0. */
  LEROBOT_MIN_MAX(Statistic.MIN, Statistic.MAX, true, false, 0, 0);

  private static final double LEROBOT_RANGE_FOR_ZERO = 1e-8;

  private final Statistic first;
  private final Statistic second;
  private final boolean range;
  private final boolean clips;
  private final double epsilonIn;
  private final double epsilonOut;

  NormalisationScheme(
      Statistic first,
      Statistic second,
      boolean range,
      boolean clips,
      double epsilonIn,
      double epsilonOut) {
    this.first = first;
    this.second = second;
    this.range = range;
    this.clips = clips;
    this.epsilonIn = epsilonIn;
    this.epsilonOut = epsilonOut;
  }

  /** The lower bound of a range scheme, the mean of a z-score. */
  public Statistic first() {
    return first;
  }

  /** The upper bound of a range scheme, the deviation of a z-score. */
  public Statistic second() {
    return second;
  }

  /** Whether bounds are mapped to -1..1; otherwise it is a z-score. */
  public boolean isRange() {
    return range;
  }

  /** Whether what goes in is clipped to -1..1. */
  public boolean clips() {
    return clips;
  }

  double normalise(double x, double a, double b) {
    if (!range) {
      return (x - a) / (b + epsilonIn);
    }
    double normalised = 2 * (x - a) / (width(a, b) + epsilonIn) - 1;
    return clips ? Math.min(Math.max(normalised, -1), 1) : normalised;
  }

  double unnormalise(double n, double a, double b) {
    return range ? fraction(n) * (width(a, b) + epsilonOut) + a : n * (b + epsilonOut) + a;
  }

  /** How far along the range {@code n} is, 0..1 for -1..1. */
  private double fraction(double n) {
    // OFT's head answers float32, and its code adds and halves before it widens.
    return this == OFT_BOUNDS || this == OFT_BOUNDS_Q99 ? 0.5f * ((float) n + 1f) : 0.5 * (n + 1);
  }

  private double width(double low, double high) {
    double width = high - low;
    boolean leRobot = this == LEROBOT_QUANTILES || this == LEROBOT_MIN_MAX;
    return leRobot && width == 0 ? LEROBOT_RANGE_FOR_ZERO : width;
  }
}
