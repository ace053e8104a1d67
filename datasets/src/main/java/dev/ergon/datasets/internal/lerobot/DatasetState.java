package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a writer must know of the episodes that are there, to add the next.
 *
 * @param statistics of all episodes together, by feature
 * @param data where the next data file goes
 * @param episodes where the next episodes file goes
 * @param videos where the next video file goes, by feature
 */
record DatasetState(
    InfoFile info,
    TaskTable tasks,
    Map<String, FeatureStatistics> statistics,
    FileSlot data,
    FileSlot episodes,
    Map<String, FileSlot> videos) {

  /** Loads the dataset, which was {@link DatasetRecovery recovered}. */
  static DatasetState load(DatasetLayout layout) {
    InfoFile info = InfoFile.read(layout.info());
    var videos = new LinkedHashMap<String, FileSlot>();
    info.videos().forEach(video -> videos.put(video.name(), FileSlot.FIRST));
    Map<String, FeatureStatistics> statistics = new LinkedHashMap<>();
    for (EpisodeRow row : rows(layout, info)) {
      statistics = together(statistics, row.statistics());
      row.videos()
          .forEach((key, span) ->
              videos.merge(key, span.file().next(info.chunksSize()), DatasetState::later));
    }
    return new DatasetState(
        info,
        Files.exists(layout.tasks()) ? TaskTable.read(layout.tasks()) : new TaskTable(List.of()),
        statistics,
        next(layout.dataFolder(), info),
        next(layout.episodesFolder(), info),
        videos);
  }

  /** Every row of {@code meta/episodes}, with its statistics. */
  static List<EpisodeRow> rows(DatasetLayout layout, InfoFile info) {
    var rows = new ArrayList<EpisodeRow>();
    for (Path table : DatasetLayout.tables(layout.episodesFolder())) {
      rows.addAll(EpisodeTable.read(RowFile.open(table), info.features(), true));
    }
    return rows;
  }

  /** The statistics of two sets of episodes together. */
  static Map<String, FeatureStatistics> together(
      Map<String, FeatureStatistics> some, Map<String, FeatureStatistics> others) {
    var all = new LinkedHashMap<>(some);
    others.forEach((name, statistics) -> all.merge(name, statistics, FeatureStatistics::with));
    return all;
  }

  /** The state once {@code row} is there. */
  DatasetState with(EpisodeRow row, TaskTable tasksNow) {
    int perChunk = info.chunksSize();
    var slots = new LinkedHashMap<String, FileSlot>();
    videos.forEach((key, slot) -> slots.put(key, slot.next(perChunk)));
    return new DatasetState(
        info.withTotals(info.totalEpisodes() + 1, row.toIndex(), tasksNow.size()),
        tasksNow,
        together(statistics, row.statistics()),
        data.next(perChunk),
        episodes.next(perChunk),
        slots);
  }

  /** Writes {@code stats.json} and then {@code info.json}, each at once and durably. */
  void publish(DatasetLayout layout) throws IOException {
    Path statisticsFile = layout.staging().resolve("stats.json");
    StatisticsFile.write(statisticsFile, info.features(), statistics);
    Durable.sync(statisticsFile);
    Path infoFile = layout.staging().resolve("info.json");
    info.write(infoFile);
    Durable.sync(infoFile);
    Durable.move(statisticsFile, layout.statistics());
    Durable.move(infoFile, layout.info());
  }

  private static FileSlot next(Path folder, InfoFile info) {
    FileSlot next = FileSlot.FIRST;
    for (Path table : DatasetLayout.tables(folder)) {
      FileSlot slot =
          FileSlot.of(folder, table)
              .orElseThrow(() ->
                  new InvalidInputException(
                      table + ": got a file of another name, wanted chunk-000/file-000.parquet"));
      next = later(next, slot.next(info.chunksSize()));
    }
    return next;
  }

  private static FileSlot later(FileSlot a, FileSlot b) {
    return Comparator.comparingInt(FileSlot::chunk).thenComparingInt(FileSlot::file).compare(a, b)
            >= 0
        ? a
        : b;
  }
}
