package dev.ergon.control.kinematics;

/**
 * Singular values of a small matrix by one-sided Jacobi rotations on its rows (Hestenes 1958;
 * Demmel and Veselic 1992 on why it is accurate for small values). Bounded: at most {@value
 * #MAX_SWEEPS} sweeps; six rows need 4 to 6. Owned by one thread. Real-time safe.
 */
final class SingularValues {
  private static final int MAX_SWEEPS = 12;

  /** Rows whose cosine is below this are orthogonal: values are then right to its square. */
  private static final double ORTHOGONAL = 1e-8;

  private final double[] work;
  private final double[] squaredNorm;
  private double largest;
  private double smallest;

  SingularValues(int maxRows, int maxColumns) {
    work = new double[maxRows * maxColumns];
    squaredNorm = new double[maxRows];
  }

  /** Decomposes row-major {@code matrix} [rows, columns] with rows <= columns; not modified. */
  void compute(double[] matrix, int rows, int columns) {
    System.arraycopy(matrix, 0, work, 0, rows * columns);
    for (int row = 0; row < rows; row++) {
      squaredNorm[row] = dot(row, row, columns);
    }
    boolean rotated = true;
    for (int sweep = 0; sweep < MAX_SWEEPS && rotated; sweep++) {
      rotated = false;
      for (int i = 0; i < rows - 1; i++) {
        for (int j = i + 1; j < rows; j++) {
          rotated |= orthogonalise(i, j, columns);
        }
      }
    }
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int row = 0; row < rows; row++) {
      min = Math.min(min, squaredNorm[row]);
      max = Math.max(max, squaredNorm[row]);
    }
    largest = Math.sqrt(max);
    smallest = Math.sqrt(Math.max(0, min));
  }

  double largest() {
    return largest;
  }

  double smallest() {
    return smallest;
  }

  /** Largest over smallest; infinite for a matrix that loses a direction, or is not finite. */
  double conditionNumber() {
    double condition = largest / smallest;
    return Double.isNaN(condition) ? Double.POSITIVE_INFINITY : condition;
  }

  /** Turns rows i and j in their plane until they are orthogonal; answers whether it had to. */
  private boolean orthogonalise(int i, int j, int columns) {
    double dot = dot(i, j, columns);
    double a = squaredNorm[i];
    double b = squaredNorm[j];
    if (!(dot * dot > ORTHOGONAL * ORTHOGONAL * a * b)) {
      return false;
    }
    double zeta = (b - a) / (2 * dot);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
    double c = 1 / Math.sqrt(1 + t * t);
    double s = c * t;
    int x = i * columns;
    int y = j * columns;
    for (int k = 0; k < columns; k++) {
      double u = work[x + k];
      double v = work[y + k];
      work[x + k] = c * u - s * v;
      work[y + k] = s * u + c * v;
    }
    squaredNorm[i] = Math.max(0, a - t * dot);
    squaredNorm[j] = b + t * dot;
    return true;
  }

  private double dot(int i, int j, int columns) {
    double sum = 0;
    for (int k = 0; k < columns; k++) {
      sum += work[i * columns + k] * work[j * columns + k];
    }
    return sum;
  }
}
