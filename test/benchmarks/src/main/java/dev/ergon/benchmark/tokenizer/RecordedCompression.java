package dev.ergon.benchmark.tokenizer;

import dev.ergon.core.episode.Episode;
import dev.ergon.datasets.lerobot.LeRobotReader;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastFitter;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many tokens FAST needs for recorded actions, where a token per number needs all of them:
 * {@code RecordedCompression DATASET}. Chunks of one second; the vocabulary is fitted to the even
 * episodes and measured on the odd ones. The terminate dimension, which is no motion, is left out.
 */
public final class RecordedCompression {
  private static final int FIRST_MOTION = 1;
  private static final int VOCABULARY = 1024;

  private RecordedCompression() {}

  public static void main(String[] args) {
    try (LeRobotReader dataset = LeRobotReader.open(Path.of(args[0]))) {
      int dimensions = dataset.spec().actionNames().size() - FIRST_MOTION;
      ActionShape shape = new ActionShape(dataset.spec().framesPerSecond(), dimensions);
      List<double[][]> fit = new ArrayList<>();
      List<double[][]> measure = new ArrayList<>();
      for (long e = 0; e < dataset.episodeCount(); e++) {
        (e % 2 == 0 ? fit : measure).addAll(chunks(dataset.read(e), shape));
      }
      double[][] range = range(fit, dimensions);
      FastFitter fitter = new FastFitter(shape, FastLayout.DEFAULT_SCALE, VOCABULARY);
      fit.forEach(chunk -> fitter.add(normalised(chunk, range)));
      FastTokenizer tokenizer = fitter.fit().tokenizer(TokenizerMode.REFERENCE);
      long tokens =
          measure.stream().mapToLong(c -> tokenizer.encode(normalised(c, range)).length).sum();
      int numbers = shape.horizon() * dimensions;
      double mean = (double) tokens / measure.size();
      System.out.printf(
          Locale.ROOT,
          "%d chunks of %d x %d: %d numbers, %.1f tokens on average, %.2f numbers per token%n",
          measure.size(),
          shape.horizon(),
          dimensions,
          numbers,
          mean,
          numbers / mean);
    }
  }

  /** Whole chunks, one after the other. */
  private static List<double[][]> chunks(Episode episode, ActionShape shape) {
    List<double[][]> chunks = new ArrayList<>();
    for (int from = 0; from + shape.horizon() <= episode.steps().size(); from += shape.horizon()) {
      double[][] chunk = new double[shape.horizon()][];
      for (int i = 0; i < chunk.length; i++) {
        double[] action = episode.steps().get(from + i).action();
        chunk[i] = java.util.Arrays.copyOfRange(action, FIRST_MOTION, action.length);
      }
      chunks.add(chunk);
    }
    return chunks;
  }

  /** The smallest and the largest value of every dimension: [2][dimensions]. */
  private static double[][] range(List<double[][]> chunks, int dimensions) {
    double[][] range = new double[2][dimensions];
    for (int d = 0; d < dimensions; d++) {
      int column = d;
      range[0][d] =
          chunks.stream()
              .flatMap(java.util.Arrays::stream)
              .mapToDouble(a -> a[column])
              .min()
              .orElse(0);
      range[1][d] =
          chunks.stream()
              .flatMap(java.util.Arrays::stream)
              .mapToDouble(a -> a[column])
              .max()
              .orElse(0);
    }
    return range;
  }

  /** To -1..1 by the fit's range; beyond it, clipped. A dimension that never moves is 0. */
  private static double[][] normalised(double[][] chunk, double[][] range) {
    double[][] result = new double[chunk.length][];
    for (int i = 0; i < chunk.length; i++) {
      result[i] = new double[chunk[i].length];
      for (int d = 0; d < result[i].length; d++) {
        double span = range[1][d] - range[0][d];
        double x = span == 0 ? 0 : 2 * (chunk[i][d] - range[0][d]) / span - 1;
        result[i][d] = Math.max(-1, Math.min(1, x));
      }
    }
    return result;
  }
}
