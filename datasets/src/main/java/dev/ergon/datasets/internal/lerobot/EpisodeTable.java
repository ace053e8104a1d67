package dev.ergon.datasets.internal.lerobot;

import dev.ergon.datasets.internal.lerobot.EpisodeRow.VideoSpan;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.internal.parquet.RowWriter;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** The files of {@code meta/episodes}: one row per episode, always with every column. */
public final class EpisodeTable {
  public static final String INDEX = "episode_index";
  public static final String TASKS = "tasks";
  public static final String LENGTH = "length";
  public static final String DATA = "data";
  public static final String FROM = "dataset_from_index";
  public static final String TO = "dataset_to_index";
  public static final String META = "meta/episodes";

  private EpisodeTable() {}

  /** The columns for a dataset of {@code features}, as the reference writer names them. */
  public static MessageType schema(List<Feature> features) {
    var columns = new ArrayList<Type>();
    columns.add(integer(INDEX));
    columns.add(Cells.list(TASKS, Cells.text("element")));
    columns.add(integer(LENGTH));
    addSlot(columns, DATA);
    columns.add(integer(FROM));
    columns.add(integer(TO));
    for (Feature feature : features) {
      if (feature.isVideo()) {
        addSlot(columns, video(feature.name()));
        columns.add(real(fromTimestamp(feature.name())));
        columns.add(real(toTimestamp(feature.name())));
      }
    }
    for (Feature feature : features) {
      if (feature.hasStatistics()) {
        for (Measure measure : Measure.values()) {
          columns.add(
              Cells.array(
                  statistic(feature.name(), measure.key()),
                  PrimitiveTypeName.DOUBLE,
                  feature.isPicture() ? 3 : 1));
        }
        columns.add(Cells.array(statistic(feature.name(), "count"), PrimitiveTypeName.INT64, 1));
      }
    }
    addSlot(columns, META);
    return new MessageType("schema", columns);
  }

  /** Writes {@code row} as a file of its own. */
  public static void write(Path file, List<Feature> features, EpisodeRow row) {
    try (var writer = new RowWriter(file, schema(features), Map.of())) {
      Group cells = writer.newRow();
      cells.append(INDEX, row.index());
      Cells.putTexts(cells, TASKS, row.tasks());
      cells.append(LENGTH, row.length());
      putSlot(cells, DATA, row.data());
      cells.append(FROM, row.fromIndex());
      cells.append(TO, row.toIndex());
      row.videos().forEach((key, span) -> putSpan(cells, key, span));
      for (Feature feature : features) {
        FeatureStatistics statistics = row.statistics().get(feature.name());
        if (statistics != null) {
          putStatistics(cells, feature, statistics);
        }
      }
      putSlot(cells, META, row.file());
      writer.write(cells);
    }
  }

  /** Reads every row of {@code file}. */
  public static List<EpisodeRow> read(RowFile file, List<Feature> features, boolean statistics) {
    var rows = new ArrayList<EpisodeRow>();
    file.forEach(cells -> rows.add(row(cells, features, statistics)));
    return rows;
  }

  public static String video(String feature) {
    return "videos/" + feature;
  }

  public static String fromTimestamp(String feature) {
    return video(feature) + "/from_timestamp";
  }

  public static String toTimestamp(String feature) {
    return video(feature) + "/to_timestamp";
  }

  public static String statistic(String feature, String measure) {
    return "stats/" + feature + "/" + measure;
  }

  /** The episode that {@code cells} are; every needed column is there. */
  public static EpisodeRow row(Group cells, List<Feature> features, boolean withStatistics) {
    var videos = new LinkedHashMap<String, VideoSpan>();
    var statistics = new LinkedHashMap<String, FeatureStatistics>();
    for (Feature feature : features) {
      if (feature.isVideo()) {
        videos.put(feature.name(), span(cells, feature.name()));
      }
      if (withStatistics
          && feature.hasStatistics()
          && Cells.isPresent(cells, statistic(feature.name(), "count"))) {
        statistics.put(feature.name(), statistics(cells, feature.name()));
      }
    }
    long from = Cells.integer(cells, FROM);
    return new EpisodeRow(
        Cells.integer(cells, INDEX),
        Cells.isPresent(cells, TASKS) ? Cells.texts(cells, TASKS) : List.of(),
        Cells.integer(cells, TO) - from,
        slot(cells, DATA),
        from,
        videos,
        statistics,
        slot(cells, META));
  }

  private static FeatureStatistics statistics(Group cells, String feature) {
    var values = new EnumMap<Measure, double[]>(Measure.class);
    for (Measure measure : Measure.values()) {
      values.put(measure, Cells.numbers(cells, statistic(feature, measure.key())));
    }
    double[] count = Cells.numbers(cells, statistic(feature, "count"));
    return new FeatureStatistics(count.length == 1 ? (long) count[0] : -1, values);
  }

  private static void putStatistics(Group cells, Feature feature, FeatureStatistics statistics) {
    for (Measure measure : Measure.values()) {
      String column = statistic(feature.name(), measure.key());
      if (feature.isPicture()) {
        Cells.putPerChannel(cells, column, statistics.values(measure));
      } else {
        Cells.putDoubles(cells, column, statistics.values(measure));
      }
    }
    Group count = Cells.startList(cells, statistic(feature.name(), "count"));
    Cells.addTo(count).append("element", statistics.count());
  }

  private static void putSpan(Group cells, String feature, VideoSpan span) {
    putSlot(cells, video(feature), span.file());
    cells.append(fromTimestamp(feature), span.fromSeconds());
    cells.append(toTimestamp(feature), span.toSeconds());
  }

  private static VideoSpan span(Group cells, String feature) {
    double from = Cells.number(cells, fromTimestamp(feature));
    String to = toTimestamp(feature);
    return new VideoSpan(
        slot(cells, video(feature)),
        from,
        Cells.isPresent(cells, to) ? Cells.number(cells, to) : Double.NaN);
  }

  private static void addSlot(List<Type> columns, String prefix) {
    columns.add(integer(prefix + "/chunk_index"));
    columns.add(integer(prefix + "/file_index"));
  }

  private static void putSlot(Group cells, String prefix, FileSlot slot) {
    cells.append(prefix + "/chunk_index", (long) slot.chunk());
    cells.append(prefix + "/file_index", (long) slot.file());
  }

  private static FileSlot slot(Group cells, String prefix) {
    if (!Cells.isPresent(cells, prefix + "/chunk_index")) {
      return FileSlot.FIRST;
    }
    return new FileSlot(
        Math.toIntExact(Cells.integer(cells, prefix + "/chunk_index")),
        Math.toIntExact(Cells.integer(cells, prefix + "/file_index")));
  }

  private static Type integer(String name) {
    return Cells.scalar(name, PrimitiveTypeName.INT64);
  }

  private static Type real(String name) {
    return Cells.scalar(name, PrimitiveTypeName.DOUBLE);
  }
}
