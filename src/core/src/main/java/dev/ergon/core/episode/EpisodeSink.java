package dev.ergon.core.episode;

/**
 * Stores episodes. Used by one thread; {@link #record} hands the step over and never waits for a
 * disk or an encoder longer than its stated bound. What was ended is on disk and valid, whatever
 * happens next.
 */
public interface EpisodeSink extends AutoCloseable {
  DatasetSpec spec();

  /** Opens an episode. */
  void begin();

  /** Adds a row to the open episode. */
  void record(Step step);

  /**
   * Closes the open episode and makes it durable; answers its index. An episode without steps is
   * dropped: -1.
   */
  long end();

  /** Throws the open episode away, if there is one. */
  void discard();

  /** Discards an open episode and closes the dataset, which is valid afterwards. Idempotent. */
  @Override
  void close();
}
