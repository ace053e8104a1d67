package dev.ergon.datasets.lerobot;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The statistics of one feature, per dimension: a vector's entry, or a picture's channel scaled to
 * 0..1. Immutable.
 */
public final class FeatureStatistics {

  /** What is measured. Quantiles interpolate linearly between the two nearest values. */
  public enum Measure {
    MIN,
    MAX,
    MEAN,
    /** Of the population: divided by the count. */
    STD,
    Q01,
    Q10,
    Q50,
    Q90,
    Q99;

    /** The key in files, for example {@code q01}. */
    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** The quantile in 0..1, or NaN for what is none. */
    public double quantile() {
      return name().startsWith("Q") ? Integer.parseInt(name().substring(1)) / 100.0 : Double.NaN;
    }
  }

  private final long count;
  private final EnumMap<Measure, double[]> values;

  /**
   * @param count how many rows, or pictures, were measured; at least 1
   * @param values every measure, each with one number per dimension
   */
  public FeatureStatistics(long count, Map<Measure, double[]> values) {
    this.count = count;
    this.values = new EnumMap<>(Measure.class);
    values.forEach((measure, numbers) -> this.values.put(measure, numbers.clone()));
    long widths = values.values().stream().mapToInt(n -> n.length).distinct().count();
    if (count < 1 || values.size() != Measure.values().length || widths != 1) {
      throw new IllegalArgumentException(
          "statistics: got count "
              + count
              + " and "
              + values.keySet()
              + ", wanted all, of one width");
    }
  }

  public long count() {
    return count;
  }

  /** How many dimensions there are. */
  public int dimensions() {
    return numbers(Measure.MIN).length;
  }

  /** A copy of one measure, one number per dimension. */
  public double[] values(Measure measure) {
    return numbers(measure).clone();
  }

  /** One number. */
  public double value(Measure measure, int dimension) {
    return numbers(measure)[dimension];
  }

  /**
   * The statistics of both sets of rows together, by the rule of the reference library: all exact,
   * but for the quantiles, which become an envelope (the lower three the smaller, the upper two the
   * larger of both).
   */
  public FeatureStatistics with(FeatureStatistics other) {
    if (other.dimensions() != dimensions()) {
      throw new IllegalArgumentException(
          "statistics: got " + other.dimensions() + " dimensions, wanted " + dimensions());
    }
    var merged = new EnumMap<Measure, double[]>(Measure.class);
    for (Measure measure : Measure.values()) {
      merged.put(measure, new double[dimensions()]);
    }
    for (int i = 0; i < dimensions(); i++) {
      merge(other, i, merged);
    }
    return new FeatureStatistics(count + other.count, merged);
  }

  private void merge(FeatureStatistics other, int i, Map<Measure, double[]> merged) {
    double share = (double) other.count / (count + other.count);
    double delta = other.value(Measure.MEAN, i) - value(Measure.MEAN, i);
    for (Measure measure : Measure.values()) {
      double a = value(measure, i);
      double b = other.value(measure, i);
      double both =
          switch (measure) {
            case MIN, Q01, Q10, Q50 -> Math.min(a, b);
            case MAX, Q90, Q99 -> Math.max(a, b);
            case MEAN -> a + delta * share;
            case STD ->
                Math.sqrt(
                    a * a * (1 - share) + b * b * share + delta * delta * share * (1 - share));
          };
      numbers(merged, measure)[i] = both;
    }
  }

  private double[] numbers(Measure measure) {
    return numbers(values, measure);
  }

  private static double[] numbers(Map<Measure, double[]> values, Measure measure) {
    double[] numbers = values.get(measure);
    if (numbers == null) {
      throw new IllegalStateException("statistics without " + measure);
    }
    return numbers;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureStatistics that
        && count == that.count
        && values.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), that.numbers(e.getKey())));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(count) * 31 + Arrays.hashCode(numbers(Measure.MEAN));
  }

  @Override
  public String toString() {
    return "FeatureStatistics["
        + count
        + " rows, mean "
        + Arrays.toString(numbers(Measure.MEAN))
        + "]";
  }
}
