package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;

/**
 * Averages every prediction made for a step, the i-th of them (0 the oldest) weighing {@code exp(-m
 * i)} (Zhao et al., Learning Fine-Grained Bimanual Manipulation with Low-Cost Hardware, 2023).
 * Wants a chunk per step. A chunk shorter than what waits leaves the tail as it is.
 */
final class TemporalEnsemble extends OverlappingStrategy {
  private final double[] weight = new double[ActionChunk.MAX_HORIZON];
  private final double[] weightSum = new double[ActionChunk.MAX_HORIZON];

  /** Predictions in each waiting row, in a ring that turns with the queue. */
  private final int[] counts = new int[ActionChunk.MAX_HORIZON];

  private int head;

  TemporalEnsemble(ActionLayout layout, double decay, boolean binaryGripper) {
    super(layout, binaryGripper);
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = Math.exp(-decay * i);
      sum += weight[i];
      weightSum[i] = sum;
    }
  }

  @Override
  void dropBeyond(int rows) {}

  @Override
  double newShare(PreparedChunk chunk, int ahead, int row, int frozen, int end) {
    int at = (head + ahead) % counts.length;
    int c = Math.min(counts[at], Math.min(chunk.rows, counts.length) - 1);
    counts[at] = c + 1;
    return weight[c] / weightSum[c];
  }

  @Override
  void appended(int ahead) {
    counts[(head + ahead) % counts.length] = 1;
  }

  @Override
  public boolean next(double[] row) {
    if (!super.next(row)) {
      return false;
    }
    head = (head + 1) % counts.length;
    return true;
  }
}
