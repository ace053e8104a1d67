package dev.ergon.tokenizer.spec;

import dev.ergon.tokenizer.ActionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Smooth made-up chunks for trials: in each dimension an offset and three slow waves of random
 * phase, within -1..1. The same seed gives the same chunks.
 */
public final class SmoothChunks {
  private static final double[] PERIODS_PER_CHUNK = {0.3, 0.7, 1.3};

  private SmoothChunks() {}

  /** {@code count} chunks of {@code shape}. */
  public static List<double[][]> of(ActionShape shape, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[][]> chunks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[][] chunk = new double[shape.horizon()][shape.dimensions()];
      for (int d = 0; d < shape.dimensions(); d++) {
        fillColumn(chunk, d, random);
      }
      chunks.add(chunk);
    }
    return chunks;
  }

  private static void fillColumn(double[][] chunk, int dimension, SplittableRandom random) {
    double[] amplitude = new double[PERIODS_PER_CHUNK.length];
    double[] phase = new double[PERIODS_PER_CHUNK.length];
    for (int w = 0; w < amplitude.length; w++) {
      amplitude[w] = 0.2 * random.nextDouble();
      phase[w] = 2 * Math.PI * random.nextDouble();
    }
    double offset = 0.8 * random.nextDouble() - 0.4;
    for (int n = 0; n < chunk.length; n++) {
      double value = offset;
      for (int w = 0; w < amplitude.length; w++) {
        double turn = 2 * Math.PI * PERIODS_PER_CHUNK[w] * n / chunk.length;
        value += amplitude[w] * Math.sin(turn + phase[w]);
      }
      chunk[n][dimension] = value;
    }
  }
}
