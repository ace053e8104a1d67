package dev.ergon.control.kinematics;

/**
 * The condition number of a small matrix, largest over smallest singular value. Only the two ends
 * of the spectrum are needed, so this does not decompose the matrix: its Gram matrix is brought to
 * tridiagonal form by Householder reflections (Golub and Van Loan, section 8.3.1), and Laguerre's
 * method finds the extreme roots of the characteristic polynomial, to which it converges
 * monotonically and cubically from outside because all roots are real (Parlett, The Symmetric
 * Eigenvalue Problem, section 4). Squaring loses digits above a condition number of 1e6, far beyond
 * any that is acted on. Bounded: at most {@value #MAX_STEPS} steps per end. Owned by one thread.
 * Real-time safe.
 */
final class ConditionNumber {
  private static final int MAX_STEPS = 40;
  private static final double CONVERGED = 1e-10;

  private final int size;
  private final double[] gram;
  private final double[] diagonal;
  private final double[] squaredOff;
  private final double[] reflector;
  private final double[] image;

  /**
   * @param rows of the matrices to come
   */
  ConditionNumber(int rows) {
    size = rows;
    gram = new double[rows * rows];
    diagonal = new double[rows];
    squaredOff = new double[rows];
    reflector = new double[rows];
    image = new double[rows];
  }

  /**
   * The condition number of row-major {@code matrix} [rows, columns] with rows <= columns; infinite
   * for a matrix that loses a direction, or is not finite. Not modified.
   */
  double of(double[] matrix, int columns) {
    double trace = writeGram(matrix, columns);
    if (!(trace > 0) || trace == Double.POSITIVE_INFINITY) {
      return Double.POSITIVE_INFINITY;
    }
    tridiagonalise(1 / trace);
    // Scaled by the trace, every eigenvalue lies in 0..1.
    double smallest = extremeRoot(0, 1);
    double largest = extremeRoot(1, -1);
    return smallest > 0 ? Math.sqrt(largest / smallest) : Double.POSITIVE_INFINITY;
  }

  private double writeGram(double[] matrix, int columns) {
    double trace = 0;
    for (int i = 0; i < size; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < columns; k++) {
          sum += matrix[i * columns + k] * matrix[j * columns + k];
        }
        gram[i * size + j] = sum;
        gram[j * size + i] = sum;
      }
      trace += gram[i * size + i];
    }
    return trace;
  }

  private void tridiagonalise(double scale) {
    for (int k = 0; k < size - 2; k++) {
      double squared = 0;
      for (int i = k + 1; i < size; i++) {
        reflector[i] = gram[i * size + k];
        squared += reflector[i] * reflector[i];
      }
      squaredOff[k] = squared * scale * scale;
      double norm = Math.sqrt(squared);
      double beta = squared + Math.abs(reflector[k + 1]) * norm;
      if (beta > 0) {
        reflector[k + 1] += Math.copySign(norm, reflector[k + 1]);
        reflect(k + 1, 1 / beta);
      }
    }
    double lastOff = gram[(size - 1) * size + size - 2] * scale;
    squaredOff[size - 2] = lastOff * lastOff;
    for (int i = 0; i < size; i++) {
      diagonal[i] = gram[i * size + i] * scale;
    }
  }

  /** {@code A := H A H} with {@code H = I - beta v v^T}, from row and column {@code from} on. */
  private void reflect(int from, double beta) {
    double along = 0;
    for (int i = from; i < size; i++) {
      double sum = 0;
      for (int j = from; j < size; j++) {
        sum += gram[i * size + j] * reflector[j];
      }
      image[i] = beta * sum;
      along += image[i] * reflector[i];
    }
    for (int i = from; i < size; i++) {
      image[i] -= beta / 2 * along * reflector[i];
    }
    for (int i = from; i < size; i++) {
      for (int j = from; j < size; j++) {
        gram[i * size + j] -= reflector[i] * image[j] + image[i] * reflector[j];
      }
    }
  }

  /** The root nearest to {@code start}, which lies outside all, in direction {@code towards}. */
  private double extremeRoot(double start, int towards) {
    double x = start;
    for (int step = 0; step < MAX_STEPS; step++) {
      double before = 1;
      double beforeSlope = 0;
      double beforeBend = 0;
      double value = diagonal[0] - x;
      double slope = -1;
      double bend = 0;
      for (int i = 1; i < size; i++) {
        double d = diagonal[i] - x;
        double e = squaredOff[i - 1];
        double nextValue = d * value - e * before;
        double nextSlope = d * slope - value - e * beforeSlope;
        double nextBend = d * bend - 2 * slope - e * beforeBend;
        before = value;
        beforeSlope = slope;
        beforeBend = bend;
        value = nextValue;
        slope = nextSlope;
        bend = nextBend;
      }
      // With g = p'/p: step = n / (g +- sqrt((n - 1) (n (g^2 - p''/p) - g^2))), times p / p.
      double inner = (size - 1) * ((size - 1) * slope * slope - size * value * bend);
      double divisor = slope + Math.copySign(Math.sqrt(Math.max(0, inner)), slope);
      double move = -size * value / divisor;
      if (!(move * towards > 0)) {
        return x;
      }
      x += move;
      if (Math.abs(move) <= CONVERGED * x) {
        return x;
      }
    }
    return x;
  }
}
