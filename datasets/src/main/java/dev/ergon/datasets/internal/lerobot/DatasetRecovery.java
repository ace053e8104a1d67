package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.parquet.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finishes or undoes what a killed writer left between its steps. The steps of an episode are, in
 * this order: videos, tasks, its row of {@code meta/episodes}, its data file, {@code stats.json},
 * {@code info.json}. A loader copes with the dataset after each of them; the next writer must not
 * build on it.
 */
final class DatasetRecovery {
  private DatasetRecovery() {}

  /** Brings the dataset to a whole number of episodes; refuses what no killed writer leaves. */
  static void recover(DatasetLayout layout) throws IOException {
    InfoFile info = InfoFile.read(layout.info());
    List<EpisodeRow> rows = DatasetState.rows(layout, info);
    long frames = 0;
    for (Path table : DatasetLayout.tables(layout.dataFolder())) {
      frames += RowFile.open(table).rowCount();
    }
    boolean rowAhead =
        rows.size() == info.totalEpisodes() + 1
            && rows.get(rows.size() - 1).fromIndex() == info.totalFrames();
    if (rows.size() == info.totalEpisodes() && frames == info.totalFrames()) {
      return;
    }
    if (rowAhead && frames == rows.get(rows.size() - 1).toIndex()) {
      count(layout, rows.get(rows.size() - 1));
    } else if (rowAhead && frames == info.totalFrames()) {
      undo(layout, rows.get(rows.size() - 1));
    } else {
      throw new InvalidInputException(
          layout.root()
              + ": got "
              + rows.size()
              + " episodes and "
              + frames
              + " rows, wanted "
              + info.totalEpisodes()
              + " and "
              + info.totalFrames()
              + " as info.json counts; validate the dataset before adding to it");
    }
  }

  /** Rows and pictures of the episode are there: count it. */
  private static void count(DatasetLayout layout, EpisodeRow row) throws IOException {
    DatasetState state = DatasetState.load(layout);
    new DatasetState(
            state.info().withTotals(row.index() + 1, row.toIndex(), state.tasks().size()),
            state.tasks(),
            state.statistics(),
            state.data(),
            state.episodes(),
            state.videos())
        .publish(layout);
  }

  /** The data file of the episode is not there: take back its row and its videos. */
  private static void undo(DatasetLayout layout, EpisodeRow row) throws IOException {
    Path table = layout.episodes(row.file());
    if (!Files.exists(table) || RowFile.open(table).rowCount() != 1) {
      throw new InvalidInputException(
          table + ": got an episode without data among others; validate the dataset first");
    }
    Durable.delete(table);
    for (var video : row.videos().entrySet()) {
      Durable.delete(layout.video(video.getKey(), video.getValue().file()));
    }
  }
}
