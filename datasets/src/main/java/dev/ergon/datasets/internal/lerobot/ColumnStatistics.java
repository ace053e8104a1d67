package dev.ergon.datasets.internal.lerobot;

import dev.ergon.datasets.internal.parquet.DoubleSink;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.util.Arrays;
import java.util.EnumMap;

/** Gathers the rows of a numeric column; its statistics are exact. */
public final class ColumnStatistics {
  private final int dimensions;
  private final DoubleSink values = new DoubleSink();

  public ColumnStatistics(int dimensions) {
    this.dimensions = dimensions;
  }

  /** Adds a row of {@code dimensions} numbers. */
  public void add(double... row) {
    for (double value : row) {
      values.add(value);
    }
  }

  /** How many rows were added. */
  public int rows() {
    return values.size() / dimensions;
  }

  /** The statistics of the rows added, of which there must be one. */
  public FeatureStatistics measure() {
    int rows = rows();
    var measured = new EnumMap<Measure, double[]>(Measure.class);
    for (Measure measure : Measure.values()) {
      measured.put(measure, new double[dimensions]);
    }
    double[] sorted = new double[rows];
    for (int d = 0; d < dimensions; d++) {
      for (int i = 0; i < rows; i++) {
        sorted[i] = values.get(i * dimensions + d);
      }
      Arrays.sort(sorted);
      int dimension = d;
      measured.forEach((measure, numbers) -> numbers[dimension] = measure(measure, sorted));
    }
    return new FeatureStatistics(rows, measured);
  }

  private static double measure(Measure measure, double[] sorted) {
    return switch (measure) {
      case MIN -> sorted[0];
      case MAX -> sorted[sorted.length - 1];
      case MEAN -> mean(sorted);
      case STD -> deviation(sorted);
      case Q01, Q10, Q50, Q90, Q99 -> quantile(sorted, measure.quantile());
    };
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double sum = 0;
    for (double value : values) {
      sum += (value - mean) * (value - mean);
    }
    return Math.sqrt(sum / values.length);
  }

  private static double quantile(double[] sorted, double quantile) {
    double place = quantile * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
