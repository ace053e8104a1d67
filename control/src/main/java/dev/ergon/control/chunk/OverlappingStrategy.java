package dev.ergon.control.chunk;

/**
 * A strategy that runs the old chunk on while the next is being computed, and mixes the two where
 * both speak of a row; how much of each, row by row, is what they differ in. Owned by the control
 * thread. Real-time safe.
 */
abstract class OverlappingStrategy extends QueuedStrategy {
  private final RowBlend blend;

  OverlappingStrategy(ActionLayout layout, boolean binaryGripper) {
    super(layout);
    blend = new RowBlend(layout, binaryGripper);
  }

  /**
   * The new chunk's share, 0..1, in a row that both speak of. Asked once per such row, in order.
   *
   * @param chunk the new chunk
   * @param ahead how many rows after the next one to be executed
   * @param row the row's number in the new chunk
   * @param frozen as in {@link ChunkStrategy#merge}
   * @param end the first row of the new chunk that the old one says nothing of
   */
  abstract double newShare(PreparedChunk chunk, int ahead, int row, int frozen, int end);

  /**
   * The new chunk says {@code rows} rows: what the old one said beyond them is dropped, unless a
   * strategy says otherwise.
   */
  void dropBeyond(int rows) {
    queue.truncate(rows);
  }

  @Override
  final void enqueue(PreparedChunk chunk, int consumed, int frozen) {
    int rows = chunk.rows - consumed;
    dropBeyond(rows);
    int overlap = Math.min(rows, queue.size());
    blend.begin();
    for (int i = 0; i < overlap; i++) {
      double share = newShare(chunk, i, consumed + i, frozen, consumed + overlap);
      blend.mix(queue, i, chunk, consumed + i, share);
    }
    for (int i = overlap; i < rows; i++) {
      queue.append(chunk, consumed + i);
      blend.joinUp(queue, i);
      appended(i);
    }
  }

  /** A row that only the new chunk speaks of now stands {@code ahead} rows after the next one. */
  void appended(int ahead) {}
}
