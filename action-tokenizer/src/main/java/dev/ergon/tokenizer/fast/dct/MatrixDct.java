package dev.ergon.tokenizer.fast.dct;

import java.util.Arrays;

/**
 * The transform as a product with its matrix, halved by symmetry: even coefficients see only {@code
 * x[n] + x[H-1-n]}, odd ones only {@code x[n] - x[H-1-n]}. H * H / 2 multiplications in loops that
 * vectorise, which beats the Fourier form for the chunk lengths that policies use.
 */
final class MatrixDct implements Dct {
  private final int length;
  private final int half;
  private final int evens;
  private final int odds;
  // Row n holds what x[n] adds to every even (odd) coefficient.
  private final double[][] evenBasis;
  private final double[][] oddBasis;
  private final double[] even;
  private final double[] odd;

  MatrixDct(int length) {
    this.length = length;
    this.half = (length + 1) / 2;
    this.evens = (length + 1) / 2;
    this.odds = length / 2;
    this.evenBasis = new double[half][evens];
    this.oddBasis = new double[half][odds];
    this.even = new double[evens];
    this.odd = new double[odds];
    for (int n = 0; n < half; n++) {
      for (int k = 0; k < length; k++) {
        (k % 2 == 0 ? evenBasis : oddBasis)[n][k / 2] = basis(n, k, length);
      }
    }
  }

  /** {@code s_k cos(pi (2n + 1) k / (2H))}, the angle reduced in integers to lose no digits. */
  static double basis(int n, int k, int length) {
    long turns = (2L * n + 1) * k % (4L * length);
    double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / length);
    return scale * Math.cos(Math.PI * turns / (2.0 * length));
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public void forward(double[] signal, double[] coefficients) {
    Arrays.fill(even, 0);
    Arrays.fill(odd, 0);
    for (int n = 0; n < half; n++) {
      int mirror = length - 1 - n;
      boolean middle = mirror == n;
      addScaled(even, evenBasis[n], middle ? signal[n] : signal[n] + signal[mirror]);
      addScaled(odd, oddBasis[n], middle ? 0 : signal[n] - signal[mirror]);
    }
    for (int k = 0; k < evens; k++) {
      coefficients[2 * k] = even[k];
    }
    for (int k = 0; k < odds; k++) {
      coefficients[2 * k + 1] = odd[k];
    }
  }

  @Override
  public void inverse(double[] coefficients, double[] signal) {
    for (int n = 0; n < half; n++) {
      double[] evenRow = evenBasis[n];
      double[] oddRow = oddBasis[n];
      double evenSum = 0;
      double oddSum = 0;
      for (int k = 0; k < odds; k++) {
        evenSum += coefficients[2 * k] * evenRow[k];
        oddSum += coefficients[2 * k + 1] * oddRow[k];
      }
      if (evens > odds) {
        evenSum += coefficients[length - 1] * evenRow[odds];
      }
      signal[length - 1 - n] = evenSum - oddSum;
      signal[n] = evenSum + oddSum;
    }
  }

  private static void addScaled(double[] sum, double[] row, double factor) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += factor * row[k];
    }
  }
}
