package dev.ergon.launch.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.HdrHistogram.Histogram;

/** A distribution in four numbers, in the unit that the holder's name says. */
public record Percentiles(double p50, double p99, @JsonProperty("p99_9") double p999, double max) {
  /**
   * The percentiles of {@code histogram}, whose values are nanoseconds, in units of {@code
   * unitNanos}.
   */
  public static Percentiles of(Histogram histogram, double unitNanos) {
    if (histogram.getTotalCount() == 0) {
      return new Percentiles(0, 0, 0, 0);
    }
    return new Percentiles(
        round(histogram.getValueAtPercentile(50) / unitNanos),
        round(histogram.getValueAtPercentile(99) / unitNanos),
        round(histogram.getValueAtPercentile(99.9) / unitNanos),
        round(histogram.getMaxValue() / unitNanos));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
