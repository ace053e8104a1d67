package dev.ergon.control.chunk;

/**
 * Decides which action comes next. Owned by the control thread. Real-time safe: no allocation, no
 * lock, bounded time.
 */
public interface ChunkStrategy {
  /**
   * Takes a chunk in.
   *
   * @param chunk valid until this call returns; copied
   * @param consumed how many of its rows the robot has already lived through: the actions executed
   *     since the chunk's observation, to the nearest, and never more than the time since then
   *     allows
   * @param frozen how many of its rows were to be expected to be over by its arrival, as slow as
   *     the policy may be; at least {@code consumed}. The policy was free in those after them only
   */
  void merge(PreparedChunk chunk, int consumed, int frozen);

  /** Takes the next action out into {@code row}; false where none is left. */
  boolean next(double[] row);

  /** Copies the next action to {@code row} without taking it; false where none is left. */
  boolean peek(double[] row);

  /** How many actions are left. */
  int remaining();

  /** The time each action takes. Meaningless before the first chunk. */
  long stepPeriodNanos();

  /** Forgets every action. */
  void clear();
}
