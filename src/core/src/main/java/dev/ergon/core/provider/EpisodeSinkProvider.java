package dev.ergon.core.provider;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import java.nio.file.Path;

/** Writes datasets of one format. */
public interface EpisodeSinkProvider {
  /** What a command or a configuration says to choose it, for example {@code lerobot}. */
  String format();

  /**
   * Begins a dataset, or goes on with one of the same spec.
   *
   * @param folder the dataset's own folder, made if it is not there
   * @throws dev.ergon.core.error.InvalidInputException if the folder holds something else
   */
  EpisodeSink create(Path folder, DatasetSpec spec);
}
