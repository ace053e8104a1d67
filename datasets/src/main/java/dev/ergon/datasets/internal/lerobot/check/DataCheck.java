package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.ColumnStatistics;
import dev.ergon.datasets.internal.lerobot.DataColumns;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.EpisodeVideo;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.internal.video.PngCodec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.parquet.example.data.Group;

/** The data files: columns as declared, and rows that count up without a gap. */
public final class DataCheck {
  private final DatasetLayout layout;
  private final InfoFile info;
  private final List<String> tasks;
  private final Findings findings;
  private final List<DataEpisode> episodes = new ArrayList<>();
  private long position;

  public DataCheck(DatasetLayout layout, InfoFile info, List<String> tasks, Findings findings) {
    this.layout = layout;
    this.info = info;
    this.tasks = tasks;
    this.findings = findings;
  }

  /** Reads every row; answers the episodes that they make. */
  public List<DataEpisode> check() {
    for (Path file : DatasetLayout.tables(layout.dataFolder())) {
      try {
        RowFile rows = RowFile.open(file);
        if (columns(rows)) {
          rows.forEach(row -> row(file, row));
        } else {
          position += rows.rowCount();
        }
      } catch (InvalidInputException e) {
        findings.unreadable(file, e);
      }
    }
    return episodes;
  }

  /** Whether the columns are the declared ones, so that rows can be read. */
  private boolean columns(RowFile rows) {
    var declared = new TreeSet<String>();
    info.columns().forEach(feature -> declared.add(feature.name()));
    var got = new TreeSet<String>();
    rows.schema().getFields().forEach(field -> got.add(field.getName()));
    if (!got.equals(declared)) {
      findings.error(rows.file(), "columns", got, declared);
      return false;
    }
    boolean readable = true;
    for (Feature feature : info.columns()) {
      readable &= ColumnType.check(rows, feature, findings);
    }
    return readable;
  }

  private void row(Path file, Group row) {
    for (Feature feature : info.columns()) {
      if (!Cells.isPresent(row, feature.name())) {
        findings.error(file, place(feature.name()), "null", "a value");
        position++;
        return;
      }
    }
    DataEpisode episode = episode(file, row);
    long frame = episode.length();
    String place = place(Feature.INDEX);
    findings.require(file, place, Cells.integer(row, Feature.INDEX), position);
    timestamp(file, row, frame);
    episode.timestamps.add(Cells.number(row, Feature.TIMESTAMP));
    task(file, row, episode);
    for (Feature feature : info.columns()) {
      cell(file, row, feature, episode);
    }
    position++;
  }

  /** The episode of the row: the one under way, or the next. */
  private DataEpisode episode(Path file, Group row) {
    long index = Cells.integer(row, Feature.EPISODE_INDEX);
    long frame = Cells.integer(row, Feature.FRAME_INDEX);
    DataEpisode last = episodes.isEmpty() ? null : episodes.get(episodes.size() - 1);
    if (last == null || frame == 0) {
      last = new DataEpisode(file, position);
      for (Feature feature : info.columns()) {
        if (feature.isNumeric()) {
          last.columns.put(feature.name(), new ColumnStatistics(feature.elements()));
        }
      }
      episodes.add(last);
    }
    findings.require(file, place(Feature.EPISODE_INDEX), index, episodes.size() - 1L);
    findings.require(file, place(Feature.FRAME_INDEX), frame, last.length());
    return last;
  }

  private void timestamp(Path file, Group row, long frame) {
    double got = Cells.number(row, Feature.TIMESTAMP);
    double wanted = frame / (double) info.framesPerSecond();
    if (!(Math.abs(got - wanted)
        <= Math.max(EpisodeVideo.TOLERANCE_SECONDS, Math.ulp((float) wanted)))) {
      findings.error(file, place(Feature.TIMESTAMP), got, wanted + " (frame " + frame + " / fps)");
    }
  }

  private void task(Path file, Group row, DataEpisode episode) {
    long task = Cells.integer(row, Feature.TASK_INDEX);
    if (task < 0 || task >= tasks.size()) {
      findings.error(
          file,
          place(Feature.TASK_INDEX),
          task,
          "a row of tasks.parquet, 0.." + (tasks.size() - 1));
    } else {
      episode.tasks.add(tasks.get((int) task));
    }
  }

  private void cell(Path file, Group row, Feature feature, DataEpisode episode) {
    if (feature.isImage()) {
      picture(file, row, feature);
    } else if (feature.isNumeric()) {
      double[] numbers = Cells.numbers(row, feature.name());
      if (numbers.length != feature.elements()) {
        findings.error(
            file, place(feature.name()), numbers.length + " numbers", feature.elements());
        return;
      }
      for (double number : numbers) {
        if (!Double.isFinite(number)) {
          findings.warning(file, place(feature.name()), number, "a finite number");
          return;
        }
      }
      ColumnStatistics statistics = episode.columns.get(feature.name());
      if (statistics != null) {
        statistics.add(numbers);
      }
    }
  }

  private void picture(Path file, Group row, Feature feature) {
    try {
      PngCodec.decode(
          DataColumns.pictureBytes(row, feature), feature.shape().get(1), feature.shape().get(0));
    } catch (IOException | RuntimeException e) {
      findings.error(
          file,
          place(feature.name()),
          String.valueOf(e.getMessage()),
          "a PNG or JPEG of " + feature.shape());
    }
  }

  private String place(String column) {
    return column + " row " + position;
  }
}
