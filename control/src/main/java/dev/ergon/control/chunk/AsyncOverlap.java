package dev.ergon.control.chunk;

/**
 * Runs the old chunk on while the next is being computed, and mixes the two where they overlap with
 * fixed weights, as LeRobot's asynchronous client does (0.3 old, 0.7 new by default). The new chunk
 * says how far the queue goes: what the old one said beyond it is dropped.
 */
final class AsyncOverlap implements ChunkStrategy {
  private final RowQueue queue;
  private final RowBlend blend;
  private final double newShare;
  private long stepPeriodNanos = 1;

  AsyncOverlap(ActionLayout layout, double oldWeight, boolean binaryGripper) {
    queue = new RowQueue(layout.width());
    blend = new RowBlend(layout, binaryGripper);
    newShare = 1 - oldWeight;
  }

  @Override
  public void merge(PreparedChunk chunk, int consumed, int frozen) {
    int rows = chunk.rows - consumed;
    queue.truncate(rows);
    int overlap = queue.size();
    for (int i = 0; i < overlap; i++) {
      blend.mix(queue, i, chunk, consumed + i, newShare);
    }
    for (int i = overlap; i < rows; i++) {
      queue.append(chunk, consumed + i);
    }
    stepPeriodNanos = chunk.stepPeriodNanos;
  }

  @Override
  public boolean next(double[] row) {
    return queue.next(row);
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
