package dev.ergon.control.kinematics;

/**
 * Solves symmetric positive definite systems of up to 6 unknowns in place. At this size the plain
 * loop beats a library call that checks shapes and picks algorithms. Owned by one thread. Real-time
 * safe.
 */
final class Cholesky {
  private final int stride;
  private final double[] factor;

  Cholesky(int maxSize) {
    stride = maxSize;
    factor = new double[maxSize * maxSize];
  }

  /**
   * Factors {@code M M^T + damping I} for row-major {@code M} [size, columns].
   *
   * @return false if the sum is not positive definite; the factor is then meaningless
   */
  boolean factorGram(double[] m, int size, int columns, double damping) {
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = i == j ? damping : 0;
        for (int k = 0; k < columns; k++) {
          sum += m[i * columns + k] * m[j * columns + k];
        }
        for (int k = 0; k < j; k++) {
          sum -= factor[i * stride + k] * factor[j * stride + k];
        }
        if (i != j) {
          factor[i * stride + j] = sum / factor[j * stride + j];
        } else if (sum > 0) {
          factor[i * stride + i] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  /** Replaces the right-hand side {@code x} [size] by the solution. */
  void solve(double[] x, int size) {
    for (int i = 0; i < size; i++) {
      double sum = x[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[i * stride + k] * x[k];
      }
      x[i] = sum / factor[i * stride + i];
    }
    for (int i = size - 1; i >= 0; i--) {
      double sum = x[i];
      for (int k = i + 1; k < size; k++) {
        sum -= factor[k * stride + i] * x[k];
      }
      x[i] = sum / factor[i * stride + i];
    }
  }
}
