package dev.ergon.core.episode;

/** Reads stored episodes. Used by one thread. */
public interface EpisodeSource extends AutoCloseable {
  DatasetSpec spec();

  /** How many episodes there are. */
  long episodeCount();

  /** Episode {@code index} of 0..{@link #episodeCount()}-1, whole. */
  Episode read(long index);

  @Override
  void close();
}
