package dev.ergon.core.provider;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import java.nio.file.Path;

/** A provider that can be found and says where it was asked to write. */
public final class FileSinkProvider implements EpisodeSinkProvider {
  @Override
  public String format() {
    return "file";
  }

  @Override
  public EpisodeSink create(Path folder, DatasetSpec spec) {
    throw new UnsupportedOperationException("asked to write " + folder);
  }
}
