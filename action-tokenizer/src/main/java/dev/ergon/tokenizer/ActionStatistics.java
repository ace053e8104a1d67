package dev.ergon.tokenizer;

import dev.ergon.tokenizer.TokenizerException.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a dataset's actions (or states) look like, dimension by dimension: whichever of {@link
 * Statistic} its file holds, and a mask of the dimensions that are normalised. Immutable; safe from
 * any thread.
 */
public final class ActionStatistics {
  /** Below this range, in the dimension's own unit, a dimension counts as nearly constant. */
  public static final double NEAR_CONSTANT_RANGE = 1e-6;

  private final String name;
  private final int dimensions;
  private final Map<Statistic, double[]> values;
  private final boolean[] mask;

  private ActionStatistics(
      String name, int dimensions, Map<Statistic, double[]> values, boolean[] mask) {
    this.name = name;
    this.dimensions = dimensions;
    this.values = values;
    this.mask = mask;
  }

  /**
   * Statistics whose dimensions are all normalised.
   *
   * @param name where they come from, for messages
   * @param values [D] each, all of one length; copied
   */
  public static ActionStatistics of(String name, Map<Statistic, double[]> values) {
    double[] any =
        values.values().stream()
            .findFirst()
            .orElseThrow(
                () -> TokenizerException.badInput("statistics of " + name + ": none is there"));
    boolean[] mask = new boolean[any.length];
    Arrays.fill(mask, true);
    return of(name, values, mask);
  }

  /**
   * Statistics with a mask.
   *
   * @param mask [D], false where a dimension passes through as it is; copied
   * @throws TokenizerException {@code wrong_length} if lengths differ, {@code non_finite} for a
   *     number that is none, {@code bad_input} for a lower bound above its upper one or a negative
   *     deviation
   */
  public static ActionStatistics of(String name, Map<Statistic, double[]> values, boolean[] mask) {
    Map<Statistic, double[]> copies = new EnumMap<>(Statistic.class);
    values.forEach((statistic, array) -> copies.put(statistic, array.clone()));
    if (mask.length < 1 || mask.length > ActionShape.MAX_DIMENSIONS) {
      throw TokenizerException.badInput(
          "statistics of "
              + name
              + ": got "
              + mask.length
              + " dimensions, wanted 1.."
              + ActionShape.MAX_DIMENSIONS);
    }
    copies.forEach((statistic, array) -> requireFinite(name, statistic, array, mask.length));
    requireOrdered(name, copies, Statistic.MIN, Statistic.MAX);
    requireOrdered(name, copies, Statistic.Q01, Statistic.Q99);
    for (double std : copies.getOrDefault(Statistic.STD, new double[0])) {
      if (std < 0) {
        throw TokenizerException.badInput("statistics of " + name + ": got std " + std);
      }
    }
    return new ActionStatistics(name, mask.length, copies, mask.clone());
  }

  public String name() {
    return name;
  }

  /** D. */
  public int dimensions() {
    return dimensions;
  }

  public boolean has(Statistic statistic) {
    return values.containsKey(statistic);
  }

  /**
   * One statistic of every dimension, [D]; a copy.
   *
   * @throws TokenizerException {@code bad_input} if the file has none
   */
  public double[] values(Statistic statistic) {
    double[] array = values.get(statistic);
    if (array == null) {
      throw TokenizerException.badInput(
          "statistics of "
              + name
              + ": '"
              + statistic.key()
              + "' is missing; it has "
              + values.keySet().stream().map(Statistic::key).toList());
    }
    return array.clone();
  }

  /** [D], false where a dimension is not normalised; a copy. */
  public boolean[] mask() {
    return mask.clone();
  }

  /** The same numbers with every dimension normalised, as published code does with states. */
  public ActionStatistics withoutMask() {
    return of(name, values);
  }

  /** Normalised dimensions whose range {@code low..high} is too small to divide by. */
  public List<DegenerateDimension> degenerateDimensions(Statistic low, Statistic high) {
    return degenerate(values(low), values(high));
  }

  /** Normalised dimensions whose {@code width}, a deviation, is too small to divide by. */
  public List<DegenerateDimension> narrowDimensions(Statistic width) {
    return degenerate(new double[dimensions], values(width));
  }

  private List<DegenerateDimension> degenerate(double[] lows, double[] highs) {
    List<DegenerateDimension> found = new ArrayList<>();
    for (int i = 0; i < dimensions; i++) {
      double range = highs[i] - lows[i];
      if (mask[i] && range < NEAR_CONSTANT_RANGE) {
        var kind =
            range == 0 ? DegenerateDimension.Kind.CONSTANT : DegenerateDimension.Kind.NEAR_CONSTANT;
        found.add(new DegenerateDimension(i, kind, lows[i], highs[i]));
      }
    }
    return List.copyOf(found);
  }

  private static void requireFinite(
      String name, Statistic statistic, double[] array, int dimensions) {
    String where = "statistics of " + name + ", " + statistic.key();
    if (array.length != dimensions) {
      throw TokenizerException.wrongLength(where, array.length, dimensions);
    }
    for (int i = 0; i < array.length; i++) {
      if (!Double.isFinite(array[i])) {
        throw TokenizerException.nonFinite(where + ", number", i, array[i]);
      }
    }
  }

  private static void requireOrdered(
      String name, Map<Statistic, double[]> values, Statistic low, Statistic high) {
    double[] lows = values.get(low);
    double[] highs = values.get(high);
    if (lows == null || highs == null) {
      return;
    }
    for (int i = 0; i < lows.length; i++) {
      // The difference is checked as well: two finite bounds can be infinitely far apart.
      if (lows[i] > highs[i] || !Double.isFinite(highs[i] - lows[i])) {
        throw new TokenizerException(
            Code.BAD_INPUT,
            "statistics of %s, dimension %d: got %s %s and %s %s, wanted low <= high"
                .formatted(name, i, low.key(), lows[i], high.key(), highs[i]));
      }
    }
  }

  @Override
  public String toString() {
    return "ActionStatistics[" + name + ", " + dimensions + " dimensions, " + values.keySet() + "]";
  }
}
