package dev.ergon.datasets.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.provider.EpisodeSinkProvider;
import java.nio.file.Path;

/** Offers {@link LeRobotWriter} as the format {@code lerobot}. */
public final class LeRobotSinkProvider implements EpisodeSinkProvider {
  @Override
  public String format() {
    return "lerobot";
  }

  @Override
  public EpisodeSink create(Path folder, DatasetSpec spec) {
    return LeRobotWriter.open(folder, spec);
  }
}
