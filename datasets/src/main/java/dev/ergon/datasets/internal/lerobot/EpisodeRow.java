package dev.ergon.datasets.internal.lerobot;

import dev.ergon.datasets.lerobot.FeatureStatistics;
import java.util.List;
import java.util.Map;

/**
 * One row of {@code meta/episodes}.
 *
 * @param data the data file that holds its rows
 * @param fromIndex the global index of its first row; its last is {@code fromIndex + length - 1}
 * @param videos where its pictures lie, by video feature
 * @param statistics by feature; empty where the file has none
 * @param file the episodes file that holds this row
 */
public record EpisodeRow(
    long index,
    List<String> tasks,
    long length,
    FileSlot data,
    long fromIndex,
    Map<String, VideoSpan> videos,
    Map<String, FeatureStatistics> statistics,
    FileSlot file) {

  /** A stretch of a video file, in seconds. */
  public record VideoSpan(FileSlot file, double fromSeconds, double toSeconds) {}

  public EpisodeRow {
    tasks = List.copyOf(tasks);
    videos = Map.copyOf(videos);
    statistics = Map.copyOf(statistics);
  }

  /** The global index after its last row. */
  public long toIndex() {
    return fromIndex + length;
  }
}
