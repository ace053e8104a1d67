package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.util.EnumMap;

/**
 * Counts the samples of every picture by value, per channel; 8 bits make the statistics exact in
 * constant memory. Of pictures with a side of 300 or more only every k-th pixel counts, as in the
 * reference library ({@code k = side / 150}).
 */
public final class PictureStatistics {
  private static final int CHANNELS = 3;
  private static final int LEVELS = 256;
  private static final double WHITE = LEVELS - 1;
  private static final int LARGE_SIDE = 300;
  private static final int SAMPLED_SIDE = 150;

  private final long[][] histogram = new long[CHANNELS][LEVELS];
  private long pictures;

  /** Adds a picture; grey counts in every channel. */
  public void add(Image image) {
    int side = Math.max(image.width(), image.height());
    int stride = side >= LARGE_SIDE ? side / SAMPLED_SIDE : 1;
    boolean grey = image.format() == PixelFormat.MONO8;
    byte[] row = new byte[image.width() * image.format().channels()];
    int step = stride * image.format().channels();
    for (int y = 0; y < image.height(); y += stride) {
      image.copyRow(y, row, 0);
      for (int x = 0; x < row.length; x += step) {
        for (int c = 0; c < CHANNELS; c++) {
          histogram[c][row[grey ? x : x + c] & 0xFF]++;
        }
      }
    }
    pictures++;
  }

  /** The statistics of the pictures added, of which there must be one; scaled to 0..1. */
  public FeatureStatistics measure() {
    var measured = new EnumMap<Measure, double[]>(Measure.class);
    for (Measure measure : Measure.values()) {
      double[] numbers = new double[CHANNELS];
      for (int c = 0; c < CHANNELS; c++) {
        numbers[c] = measure(measure, histogram[c]) / WHITE;
      }
      measured.put(measure, numbers);
    }
    return new FeatureStatistics(pictures, measured);
  }

  private static double measure(Measure measure, long[] counts) {
    long total = count(counts);
    return switch (measure) {
      case MIN -> valueAt(counts, 0);
      case MAX -> valueAt(counts, total - 1);
      case MEAN -> mean(counts, total);
      case STD -> deviation(counts, total);
      case Q01, Q10, Q50, Q90, Q99 -> quantile(counts, total, measure.quantile());
    };
  }

  private static long count(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  private static double mean(long[] counts, long total) {
    double sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += (double) counts[level] * level;
    }
    return sum / total;
  }

  private static double deviation(long[] counts, long total) {
    double mean = mean(counts, total);
    double sum = 0;
    for (int level = 0; level < LEVELS; level++) {
      sum += counts[level] * (level - mean) * (level - mean);
    }
    return Math.sqrt(sum / total);
  }

  private static double quantile(long[] counts, long total, double quantile) {
    double place = quantile * (total - 1);
    long below = (long) place;
    int low = valueAt(counts, below);
    int high = valueAt(counts, Math.min(below + 1, total - 1));
    return low + (place - below) * (high - low);
  }

  /** The sample at {@code rank} of all samples in order. */
  private static int valueAt(long[] counts, long rank) {
    long seen = 0;
    for (int level = 0; level < LEVELS; level++) {
      seen += counts[level];
      if (seen > rank) {
        return level;
      }
    }
    return LEVELS - 1;
  }
}
