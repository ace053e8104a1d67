package dev.ergon.control.chunk;

/**
 * Executes the newest chunk from where the robot is in it; what is left of older chunks is dropped.
 * At most {@code horizon} rows of one chunk are executed: what a policy says far ahead is worth
 * less than a fresh answer.
 */
final class RecedingHorizon implements ChunkStrategy {
  private final RowQueue queue;
  private final int horizon;
  private int executed;
  private long stepPeriodNanos = 1;

  RecedingHorizon(ActionLayout layout, int horizon) {
    queue = new RowQueue(layout.width());
    this.horizon = horizon;
  }

  @Override
  public void merge(PreparedChunk chunk, int consumed, int frozen) {
    queue.clear();
    for (int row = consumed; row < chunk.rows; row++) {
      queue.append(chunk, row);
    }
    executed = 0;
    stepPeriodNanos = chunk.stepPeriodNanos;
  }

  @Override
  public boolean next(double[] row) {
    if (remaining() == 0 || !queue.next(row)) {
      return false;
    }
    executed++;
    return true;
  }

  @Override
  public boolean peek(double[] row) {
    return remaining() > 0 && queue.peek(row);
  }

  @Override
  public int remaining() {
    return Math.min(queue.size(), horizon - executed);
  }

  @Override
  public long stepPeriodNanos() {
    return stepPeriodNanos;
  }

  @Override
  public void clear() {
    queue.clear();
    executed = 0;
  }
}
