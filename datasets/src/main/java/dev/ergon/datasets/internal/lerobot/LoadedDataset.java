package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.parquet.RowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A dataset's tables as a loader sees them.
 *
 * @param episodes row i is episode i; only those that {@code info.json} counts
 */
public record LoadedDataset(
    DatasetLayout layout, InfoFile info, TaskTable tasks, List<EpisodeRow> episodes) {
  public LoadedDataset {
    episodes = List.copyOf(episodes);
  }

  /** Loads the tables; rows and pictures are not touched. */
  public static LoadedDataset load(Path root) {
    var layout = new DatasetLayout(root.toAbsolutePath().normalize());
    if (!Files.exists(layout.info())) {
      throw new InvalidInputException(
          root + ": got no meta/info.json, wanted the folder of a LeRobotDataset v3.0");
    }
    InfoFile info = InfoFile.read(layout.info());
    if (!info.isVersion3()) {
      throw new InvalidInputException(
          layout.info()
              + ": codebase_version: got '"
              + info.codebaseVersion()
              + "', wanted v3.x; LeRobot's convert_dataset_v21_to_v30 turns v2.1 into that");
    }
    var episodes = new ArrayList<EpisodeRow>();
    for (Path table : DatasetLayout.tables(layout.episodesFolder())) {
      episodes.addAll(EpisodeTable.read(RowFile.open(table), info.features(), false));
    }
    if (episodes.size() < info.totalEpisodes()) {
      throw new InvalidInputException(
          layout.episodesFolder()
              + ": got "
              + episodes.size()
              + " episodes, wanted "
              + info.totalEpisodes()
              + " as info.json counts");
    }
    TaskTable tasks =
        Files.exists(layout.tasks()) ? TaskTable.read(layout.tasks()) : new TaskTable(List.of());
    return new LoadedDataset(layout, info, tasks, episodes.subList(0, (int) info.totalEpisodes()));
  }

  /** Where the pictures of {@code episode} lie. */
  public Path video(EpisodeRow episode, String feature) {
    EpisodeRow.VideoSpan span = span(episode, feature);
    return layout.fill(info.videoPath(), feature, span.file());
  }

  /** The stretch of the video file that shows {@code episode}. */
  public static EpisodeRow.VideoSpan span(EpisodeRow episode, String feature) {
    EpisodeRow.VideoSpan span = episode.videos().get(feature);
    if (span == null) {
      throw new IllegalArgumentException("no video '" + feature + "'");
    }
    return span;
  }

  /** Where the rows of {@code episode} lie. */
  public Path data(EpisodeRow episode) {
    return layout.fill(info.dataPath(), "", episode.data());
  }
}
