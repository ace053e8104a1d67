package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.fast.dct.Dct;

/**
 * A chunk's columns through the cosine transform along time. Coefficients stand row by row: all
 * dimensions of frequency 0, then of frequency 1, and so on. Holds a workspace: one thread.
 */
final class ChunkTransform {
  private final Dct dct;
  private final double[] column;
  private final double[] transformed;

  ChunkTransform(int horizon) {
    this.dct = Dct.ofLength(horizon);
    this.column = new double[horizon];
    this.transformed = new double[horizon];
  }

  int horizon() {
    return dct.length();
  }

  /**
   * @param actions [H][D], rows of one length, not modified
   * @param scale what coefficients are multiplied by before they are rounded half to even
   * @return [H x D], integers or what rounding makes of NaN and infinities
   */
  double[] roundedCoefficients(double[][] actions, double scale) {
    int horizon = actions.length;
    int dimensions = actions[0].length;
    double[] rounded = new double[horizon * dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int n = 0; n < horizon; n++) {
        column[n] = actions[n][d];
      }
      dct.forward(column, transformed);
      for (int k = 0; k < horizon; k++) {
        rounded[k * dimensions + d] = Math.rint(transformed[k] * scale);
      }
    }
    return rounded;
  }

  /**
   * @param coefficients [H x D] rounded, not modified
   * @return [H][D]
   */
  double[][] actions(double[] coefficients, int dimensions, double scale) {
    double[][] actions = new double[dct.length()][dimensions];
    for (int d = 0; d < dimensions; d++) {
      for (int k = 0; k < dct.length(); k++) {
        transformed[k] = coefficients[k * dimensions + d] / scale;
      }
      dct.inverse(transformed, column);
      for (int n = 0; n < dct.length(); n++) {
        actions[n][d] = column[n];
      }
    }
    return actions;
  }
}
