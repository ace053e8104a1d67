package dev.ergon.perception.image;

/**
 * For each target pixel along one axis, which source pixels count and how much: whole numbers with
 * 22 bits behind the point, as Pillow's {@code precompute_coeffs} and {@code normalize_coeffs_8bpc}
 * make them. Immutable.
 */
final class ResampleWeights {
  static final int PRECISION_BITS = 32 - 8 - 2;
  private static final double ONE = 1 << PRECISION_BITS;

  private final int stride;
  private final int[] first;
  private final int[] count;
  private final int[] weight;

  ResampleWeights(int sourceSize, int targetSize, ResampleFilter filter) {
    double scale = (double) sourceSize / targetSize;
    double filterScale = Math.max(scale, 1);
    double support = filter.support() * filterScale;
    stride = (int) Math.ceil(support) * 2 + 1;
    first = new int[targetSize];
    count = new int[targetSize];
    weight = new int[targetSize * stride];
    double[] exact = new double[stride];
    for (int target = 0; target < targetSize; target++) {
      double centre = (target + 0.5) * scale;
      int from = Math.max(0, (int) (centre - support + 0.5));
      int to = Math.min(sourceSize, (int) (centre + support + 0.5));
      double sum = 0;
      for (int i = 0; i < to - from; i++) {
        exact[i] = filter.at((i + from - centre + 0.5) * (1 / filterScale));
        sum += exact[i];
      }
      first[target] = from;
      count[target] = to - from;
      for (int i = 0; i < to - from; i++) {
        weight[target * stride + i] = fixed(sum == 0 ? exact[i] : exact[i] / sum);
      }
    }
  }

  /** The first source pixel that counts for a target pixel. */
  int first(int target) {
    return first[target];
  }

  /** How many source pixels count, from the first on. */
  int count(int target) {
    return count[target];
  }

  /** The weight of the {@code i}-th of them. */
  int weight(int target, int i) {
    return weight[target * stride + i];
  }

  /** Rounds half away from zero. */
  private static int fixed(double value) {
    return (int) (value < 0 ? value * ONE - 0.5 : value * ONE + 0.5);
  }
}
