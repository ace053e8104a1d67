package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionChunk;

/**
 * Averages every prediction made for a step, the i-th of them (0 the oldest) weighing {@code exp(-m
 * i)} (Zhao et al., Learning Fine-Grained Bimanual Manipulation with Low-Cost Hardware, 2023).
 * Wants a chunk per step. A chunk shorter than what waits leaves the tail as it is.
 */
final class TemporalEnsemble implements ChunkStrategy {
  private final RowQueue queue;
  private final RowBlend blend;
  private final double[] weight = new double[ActionChunk.MAX_HORIZON];
  private final double[] weightSum = new double[ActionChunk.MAX_HORIZON];

  /** Predictions in each waiting row, in a ring that turns with the queue. */
  private final int[] counts = new int[ActionChunk.MAX_HORIZON];

  private int head;
  private long stepPeriodNanos = 1;

  TemporalEnsemble(ActionLayout layout, double decay, boolean binaryGripper) {
    queue = new RowQueue(layout.width());
    blend = new RowBlend(layout, binaryGripper);
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      weight[i] = Math.exp(-decay * i);
      sum += weight[i];
      weightSum[i] = sum;
    }
  }

  @Override
  public void merge(PreparedChunk chunk, int consumed, int frozen) {
    int rows = chunk.rows - consumed;
    int overlap = Math.min(rows, queue.size());
    for (int i = 0; i < overlap; i++) {
      int at = (head + i) % counts.length;
      int c = Math.min(counts[at], Math.min(chunk.rows, counts.length) - 1);
      blend.mix(queue, i, chunk, consumed + i, weight[c] / weightSum[c]);
      counts[at] = c + 1;
    }
    for (int i = overlap; i < rows; i++) {
      queue.append(chunk, consumed + i);
      counts[(head + i) % counts.length] = 1;
    }
    stepPeriodNanos = chunk.stepPeriodNanos;
  }

  @Override
  public boolean next(double[] row) {
    if (!queue.next(row)) {
      return false;
    }
    head = (head + 1) % counts.length;
    return true;
  }

  @Override
  public boolean peek(double[] row) {
    return queue.peek(row);
  }

  @Override
  public int remaining() {
    return queue.size();
  }

  @Override
  public long stepPeriodNanos() {
    return stepPeriodNanos;
  }

  @Override
  public void clear() {
    queue.clear();
  }
}
