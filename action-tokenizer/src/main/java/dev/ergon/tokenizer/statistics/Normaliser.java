package dev.ergon.tokenizer.statistics;

import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.DegenerateDimension;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.TokenizerMode;
import java.util.List;

/**
 * Maps numbers of the robot's units to normalised ones and back by one scheme. Immutable; safe from
 * any thread. Real-time safe unless it refuses: no allocation, no lock.
 *
 * <p>Strict mode changes no number that a sound pipeline makes; it refuses NaN and infinities,
 * other lengths, and normalised numbers beyond {@link #MAX_NORMALISED} (beyond {@link
 * #MAX_DEVIATIONS} for a z-score), so that what comes out stays inside the statistics' bounds by a
 * tenth of their range. A dimension that is constant or nearly so becomes 0 instead of noise times
 * a million; {@link #degenerateDimensions} reports it.
 */
public final class Normaliser {
  /** The largest magnitude a range scheme's normalised number may have in strict mode. */
  public static final double MAX_NORMALISED = 1.2;

  /** The same for a z-score, as Octo clips it. */
  public static final double MAX_DEVIATIONS = 5;

  private final NormalisationScheme scheme;
  private final TokenizerMode mode;
  private final int dimensions;
  private final double[] first;
  private final double[] second;
  private final boolean[] mask;
  private final boolean[] zeroed;
  private final List<DegenerateDimension> degenerate;

  public Normaliser(ActionStatistics statistics, NormalisationScheme scheme, TokenizerMode mode) {
    this.scheme = scheme;
    this.mode = mode;
    this.dimensions = statistics.dimensions();
    this.first = statistics.values(scheme.first());
    this.second = statistics.values(scheme.second());
    this.mask = statistics.mask();
    this.degenerate = degenerate(statistics, scheme);
    this.zeroed = new boolean[dimensions];
    if (mode.isStrict()) {
      degenerate.forEach(dimension -> zeroed[dimension.index()] = true);
    } else if (scheme == NormalisationScheme.OPENVLA) {
      zeroUnused(statistics);
    }
  }

  public NormalisationScheme scheme() {
    return scheme;
  }

  /** D of the statistics. */
  public int dimensions() {
    return dimensions;
  }

  /** Dimensions that cannot be normalised by their own range. */
  public List<DegenerateDimension> degenerateDimensions() {
    return degenerate;
  }

  /**
   * Normalises one row.
   *
   * @param row [D], in the robot's units; in reference mode of any length, further numbers pass
   *     through
   * @param out of the same length, overwritten; may be {@code row}
   */
  public void normalise(double[] row, double[] out) {
    requireLengths(row, out);
    for (int i = 0; i < row.length; i++) {
      double value = row[i];
      if (mode.isStrict() && !Double.isFinite(value)) {
        throw TokenizerException.nonFinite("action, number", i, value);
      }
      out[i] = normalised(value, i);
      if (mode.isStrict() && !Double.isFinite(out[i])) {
        throw new TokenizerException(
            Code.OUT_OF_RANGE, "action, number " + i + ": " + value + " overflows normalisation");
      }
    }
  }

  /**
   * The inverse of {@link #normalise}.
   *
   * @param row [D], normalised
   * @param out of the same length, in the robot's units, overwritten; may be {@code row}
   */
  public void unnormalise(double[] row, double[] out) {
    requireLengths(row, out);
    for (int i = 0; i < row.length; i++) {
      double value = row[i];
      if (mode.isStrict()) {
        requireNormalised(value, i);
      }
      if (i >= dimensions) {
        // openpi pads the mean with 0 and the deviation with 1, epsilon and all.
        out[i] =
            scheme == NormalisationScheme.OPENPI_Z_SCORE ? scheme.unnormalise(value, 0, 1) : value;
      } else {
        out[i] = mask[i] ? scheme.unnormalise(value, first[i], second[i]) : value;
      }
    }
  }

  private double normalised(double value, int index) {
    if (index >= dimensions || !mask[index]) {
      return value;
    }
    return zeroed[index] ? 0 : scheme.normalise(value, first[index], second[index]);
  }

  private void requireLengths(double[] row, double[] out) {
    if (mode.isStrict() && row.length != dimensions) {
      throw TokenizerException.wrongLength("action to normalise", row.length, dimensions);
    }
    if (out.length != row.length) {
      throw TokenizerException.wrongLength("room for the action", out.length, row.length);
    }
  }

  private void requireNormalised(double value, int index) {
    if (!Double.isFinite(value)) {
      throw TokenizerException.nonFinite("normalised action, number", index, value);
    }
    double most = scheme.isRange() ? MAX_NORMALISED : MAX_DEVIATIONS;
    if (Math.abs(value) > most) {
      throw TokenizerException.outOfRange("normalised action, number", index, value, -most, most);
    }
  }

  // Published OpenVLA preprocessing writes 0 where min == max; files without them say q01 and q99.
  private void zeroUnused(ActionStatistics statistics) {
    boolean bounds = statistics.has(Statistic.MIN) && statistics.has(Statistic.MAX);
    double[] low = bounds ? statistics.values(Statistic.MIN) : first;
    double[] high = bounds ? statistics.values(Statistic.MAX) : second;
    for (int i = 0; i < dimensions; i++) {
      zeroed[i] = low[i] == high[i];
    }
  }

  private static List<DegenerateDimension> degenerate(
      ActionStatistics statistics, NormalisationScheme scheme) {
    if (scheme.isRange()) {
      return statistics.degenerateDimensions(scheme.first(), scheme.second());
    }
    return statistics.narrowDimensions(scheme.second());
  }
}
