package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.ColumnStatistics;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.EpisodeTable;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.StatisticsFile;
import dev.ergon.datasets.internal.lerobot.check.EpisodeCheck.Row;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The statistics of every episode and of all, measured again from the rows. Quantiles may be exact,
 * from a histogram, or an envelope, so only their order and range are held; of pictures likewise.
 */
public final class StatisticsCheck {
  private static final double RELATIVE = 1e-4;
  private static final double ABSOLUTE = 1e-9;
  private static final double SLACK = 1e-2;

  private final Findings findings;

  private StatisticsCheck(Findings findings) {
    this.findings = findings;
  }

  public static void check(
      DatasetLayout layout,
      InfoFile info,
      List<DataEpisode> data,
      List<Row> rows,
      Findings findings) {
    var check = new StatisticsCheck(findings);
    Map<String, FeatureStatistics> all = new LinkedHashMap<>();
    for (int i = 0; i < data.size(); i++) {
      Map<String, FeatureStatistics> measured = measure(data.get(i));
      if (i < rows.size() && !rows.get(i).episode().statistics().isEmpty()) {
        Row row = rows.get(i);
        check.features(row.file(), " row " + i, info, row.episode().statistics(), measured);
      }
      if (i < info.totalEpisodes()) {
        measured.forEach((name, one) -> all.merge(name, one, FeatureStatistics::with));
      }
    }
    if (info.totalEpisodes() > 0) {
      check.file(layout.statistics(), info, all, rows.size() > info.totalEpisodes());
    }
  }

  private void file(
      Path file, InfoFile info, Map<String, FeatureStatistics> measured, boolean interrupted) {
    if (!Files.exists(file)) {
      findings.warning(file, "", "nothing", "statistics; training needs them");
      return;
    }
    try {
      Map<String, FeatureStatistics> got = StatisticsFile.read(file, info.features());
      if (!interrupted) { // else they may or may not count the last episode
        features(file, "", info, got, measured);
      }
    } catch (InvalidInputException e) {
      findings.unreadable(file, e);
    }
  }

  private void features(
      Path file,
      String row,
      InfoFile info,
      Map<String, FeatureStatistics> got,
      Map<String, FeatureStatistics> measured) {
    for (Feature feature : info.features()) {
      FeatureStatistics statistics = got.get(feature.name());
      String place = EpisodeTable.statistic(feature.name(), "*") + row;
      if (statistics == null) {
        if (feature.hasStatistics()) {
          findings.warning(file, place, "nothing", "the statistics of the feature");
        }
      } else if (statistics.dimensions() != feature.statisticsDimensions()) {
        findings.error(
            file, place, statistics.dimensions() + " numbers", feature.statisticsDimensions());
      } else {
        order(file, place, feature, statistics);
        FeatureStatistics wanted = measured.get(feature.name());
        if (wanted != null) {
          same(file, place, statistics, wanted);
        }
      }
    }
  }

  private void order(Path file, String place, Feature feature, FeatureStatistics got) {
    for (int i = 0; i < got.dimensions(); i++) {
      double min = got.value(Measure.MIN, i);
      double max = got.value(Measure.MAX, i);
      double slack =
          SLACK * (max - min) + RELATIVE * Math.max(Math.abs(min), Math.abs(max)) + ABSOLUTE;
      double last = min - slack;
      for (Measure measure :
          List.of(Measure.Q01, Measure.Q10, Measure.Q50, Measure.Q90, Measure.Q99)) {
        double value = got.value(measure, i);
        if (!(value >= last - slack && value <= max + slack)) {
          findings.error(
              file, place + " " + measure.key() + "[" + i + "]", value, last + ".." + max);
        }
        last = value;
      }
      if (feature.isPicture() && !(min >= 0 && max <= 1)) {
        findings.error(file, place + "[" + i + "]", min + ".." + max, "samples scaled to 0..1");
      }
    }
  }

  private void same(Path file, String place, FeatureStatistics got, FeatureStatistics wanted) {
    findings.require(file, place + " count", got.count(), wanted.count());
    for (int i = 0; i < got.dimensions(); i++) {
      double scale =
          Math.max(Math.abs(wanted.value(Measure.MIN, i)), Math.abs(wanted.value(Measure.MAX, i)));
      for (Measure measure : List.of(Measure.MIN, Measure.MAX, Measure.MEAN, Measure.STD)) {
        double a = got.value(measure, i);
        double b = wanted.value(measure, i);
        if (!(Math.abs(a - b) <= RELATIVE * Math.max(scale, 1e-6))) {
          findings.error(file, place + " " + measure.key() + "[" + i + "]", a, b);
        }
      }
    }
  }

  private static Map<String, FeatureStatistics> measure(DataEpisode episode) {
    var measured = new LinkedHashMap<String, FeatureStatistics>();
    for (Map.Entry<String, ColumnStatistics> column : episode.columns.entrySet()) {
      if (column.getValue().rows() > 0) {
        measured.put(column.getKey(), column.getValue().measure());
      }
    }
    return measured;
  }
}
