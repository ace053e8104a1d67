package dev.ergon.datasets.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.ColumnStatistics;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.Features;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.LoadedDataset;
import dev.ergon.datasets.internal.lerobot.StatisticsFile;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.lerobot.DatasetInfo.FeatureInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What there is to know of a dataset, as values. Every method throws {@link InvalidInputException}
 * if the folder holds none or a table does not read. Not real-time safe.
 */
public final class LeRobotDatasets {
  private LeRobotDatasets() {}

  /** The dataset in short. */
  public static DatasetInfo info(Path root) {
    LoadedDataset dataset = LoadedDataset.load(root);
    InfoFile info = dataset.info();
    return new DatasetInfo(
        info.codebaseVersion(),
        info.robotType(),
        info.framesPerSecond(),
        info.totalEpisodes(),
        info.totalFrames(),
        info.totalFrames() / (double) info.framesPerSecond(),
        dataset.tasks().texts(),
        info.features().stream()
            .map(f -> new FeatureInfo(f.name(), f.dtype(), f.shape(), f.names()))
            .toList(),
        Features.spec(info).cameras(),
        bytes(root));
  }

  /** See {@link LeRobotValidator#validate}. */
  public static ValidationReport validate(Path root) {
    return LeRobotValidator.validate(root);
  }

  /** The statistics that {@code meta/stats.json} keeps, by feature. */
  public static Map<String, FeatureStatistics> statistics(Path root) {
    LoadedDataset dataset = LoadedDataset.load(root);
    return StatisticsFile.read(dataset.layout().statistics(), dataset.info().features());
  }

  /**
   * The statistics of every numeric feature, measured again from all rows: exact, quantiles
   * included, where {@code meta/stats.json} holds an envelope over episodes. Keeps 8 bytes per
   * number in memory.
   */
  public static Map<String, FeatureStatistics> measure(Path root) {
    LoadedDataset dataset = LoadedDataset.load(root);
    List<Feature> numeric = dataset.info().features().stream().filter(Feature::isNumeric).toList();
    var columns = new LinkedHashMap<String, ColumnStatistics>();
    numeric.forEach(f -> columns.put(f.name(), new ColumnStatistics(f.elements())));
    for (Path table : DatasetLayout.tables(dataset.layout().dataFolder())) {
      RowFile.open(table)
          .forEach(row -> columns.forEach((name, column) -> column.add(Cells.numbers(row, name))));
    }
    var measured = new LinkedHashMap<String, FeatureStatistics>();
    columns.forEach((name, column) -> {
      if (column.rows() > 0) {
        measured.put(name, column.measure());
      }
    });
    return measured;
  }

  private static long bytes(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).mapToLong(LeRobotDatasets::size).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
