package dev.ergon.control.chunk;

/**
 * A strategy whose actions wait in a queue; how a chunk gets into it is what they differ in. Owned
 * by the control thread. Real-time safe.
 */
abstract class QueuedStrategy implements ChunkStrategy {
  final RowQueue queue;
  private long stepPeriodNanos = 1;

  QueuedStrategy(ActionLayout layout) {
    queue = new RowQueue(layout.width());
  }

  /** Brings the rows of {@code chunk} that are left into the queue; see {@link #merge}. */
  abstract void enqueue(PreparedChunk chunk, int consumed, int frozen);

  @Override
  public final void merge(PreparedChunk chunk, int consumed, int frozen) {
    enqueue(chunk, consumed, frozen);
    stepPeriodNanos = chunk.stepPeriodNanos;
  }

  @Override
  public boolean next(double[] row) {
    return queue.next(row);
  }

  @Override
  public final boolean peek(double[] row) {
    return queue.peek(row);
  }

  @Override
  public final int remaining() {
    return queue.size();
  }

  @Override
  public final long stepPeriodNanos() {
    return stepPeriodNanos;
  }

  @Override
  public final void clear() {
    queue.clear();
  }
}
