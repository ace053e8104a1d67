package dev.ergon.control.chunk;

/**
 * Executes the newest chunk from where the robot is in it; what is left of older chunks is dropped.
 * At most {@code horizon} rows of one chunk are executed: what a policy says far ahead is worth
 * less than a fresh answer.
 */
final class RecedingHorizon extends QueuedStrategy {
  private final int horizon;

  RecedingHorizon(ActionLayout layout, int horizon) {
    super(layout);
    this.horizon = horizon;
  }

  @Override
  void enqueue(PreparedChunk chunk, int consumed, int frozen) {
    queue.clear();
    int end = (int) Math.min(chunk.rows, (long) consumed + horizon);
    for (int row = consumed; row < end; row++) {
      queue.append(chunk, row);
    }
  }
}
