package dev.ergon.tokenizer.openvla;

/**
 * The edges and centres of OpenVLA's bins: {@code linspace(-1, 1, 256)} and the midpoints of
 * neighbours (prismatic/vla/action_tokenizer.py). A table, because a formula for the bin disagrees
 * with it on the edges.
 */
final class OpenVlaBins {
  static final int EDGES = 256;
  static final int CENTRES = EDGES - 1;

  private static final double STEP = 2.0 / CENTRES;

  private final double[] edges = new double[EDGES];
  private final double[] centres = new double[CENTRES];

  OpenVlaBins() {
    for (int i = 0; i < CENTRES; i++) {
      edges[i] = -1.0 + i * STEP;
    }
    edges[CENTRES] = 1.0;
    for (int i = 0; i < CENTRES; i++) {
      centres[i] = (edges[i] + edges[i + 1]) / 2;
    }
  }

  double edge(int index) {
    return edges[index];
  }

  double centre(int index) {
    return centres[index];
  }

  /**
   * How many edges are at or below {@code value} once clipped to -1..1, in 1..256; 256 for NaN, as
   * NumPy's digitize sorts it above every edge.
   */
  int digitize(double value) {
    if (Double.isNaN(value) || value >= 1) {
      return EDGES;
    }
    if (value <= -1) {
      return 1;
    }
    // The formula is at most one off; the table decides.
    int count = Math.min((int) ((value + 1) / STEP) + 1, CENTRES);
    while (edges[count] <= value) {
      count++;
    }
    while (edges[count - 1] > value) {
      count--;
    }
    return count;
  }
}
