package dev.ergon.control.chunk;

/** How chunks become actions; each is a {@link ChunkStrategy}. */
public enum StrategyKind {
  /** The newest chunk, from where the robot is in it. */
  RECEDING_HORIZON,
  /** The weighted average of every prediction for a step (ACT). */
  TEMPORAL_ENSEMBLE,
  /** The old chunk runs on while the next is computed; fixed weights where they overlap. */
  ASYNC_OVERLAP,
  /** Frozen prefix, then a soft mask from the old chunk to the new one. */
  REAL_TIME_CHUNKING
}
