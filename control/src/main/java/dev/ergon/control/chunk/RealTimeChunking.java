package dev.ergon.control.chunk;

import dev.ergon.core.action.PrefixSchedule;

/**
 * Real-time chunking on the executing side: the rows that ran, or were to be expected to run, while
 * the new chunk was being computed stay as the old chunk had them, and the rows after them turn
 * over to the new one by a soft mask. A flow policy that was guided by the same mask ({@link
 * dev.ergon.core.action.PrefixGuidance}) says the same rows anyway; for any other policy this is
 * what makes the seam smooth.
 */
final class RealTimeChunking implements ChunkStrategy {
  private final RowQueue queue;
  private final RowBlend blend;
  private final PrefixSchedule schedule;
  private final int horizon;
  private long stepPeriodNanos = 1;

  RealTimeChunking(
      ActionLayout layout, PrefixSchedule schedule, int horizon, boolean binaryGripper) {
    queue = new RowQueue(layout.width());
    blend = new RowBlend(layout, binaryGripper);
    this.schedule = schedule;
    this.horizon = horizon;
  }

  @Override
  public void merge(PreparedChunk chunk, int consumed, int frozen) {
    int rows = chunk.rows - consumed;
    queue.truncate(rows);
    int overlap = queue.size();
    int end = Math.min(consumed + overlap, Math.max(frozen, horizon));
    for (int i = 0; i < overlap; i++) {
      double keep = schedule.weight(consumed + i, frozen, end);
      blend.mix(queue, i, chunk, consumed + i, 1 - keep);
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
