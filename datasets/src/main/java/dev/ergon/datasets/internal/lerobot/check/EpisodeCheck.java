package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.EpisodeRow;
import dev.ergon.datasets.internal.lerobot.EpisodeTable;
import dev.ergon.datasets.internal.lerobot.FileSlot;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.parquet.schema.Type;

/** The files of {@code meta/episodes}, against the rows of the data files. */
public final class EpisodeCheck {
  private final DatasetLayout layout;
  private final InfoFile info;
  private final Findings findings;
  private final List<Row> rows = new ArrayList<>();

  /** A row and the file that holds it. */
  public record Row(Path file, EpisodeRow episode) {}

  public EpisodeCheck(DatasetLayout layout, InfoFile info, Findings findings) {
    this.layout = layout;
    this.info = info;
    this.findings = findings;
  }

  /** Reads every row and holds it against {@code data}. */
  public List<Row> check(List<DataEpisode> data) {
    Set<String> first = null;
    for (Path file : DatasetLayout.tables(layout.episodesFolder())) {
      try {
        RowFile table = RowFile.open(file);
        Set<String> columns = columns(table);
        if (first == null) {
          first = columns;
          requireColumns(file, columns);
        } else if (!columns.equals(first)) {
          findings.error(
              file, "columns", difference(columns, first), "the columns of the first file");
        }
        read(table, columns);
      } catch (InvalidInputException e) {
        findings.unreadable(file, e);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      row(i, rows.get(i), i < data.size() ? Optional.of(data.get(i)) : Optional.empty());
    }
    return rows;
  }

  private void read(RowFile table, Set<String> columns) {
    if (columns.containsAll(needed())) {
      table.forEach(cells -> {
        if (columns.contains(EpisodeTable.LENGTH)) {
          long from = Cells.integer(cells, EpisodeTable.FROM);
          findings.require(
              table.file(),
              EpisodeTable.LENGTH + " row " + rows.size(),
              Cells.integer(cells, EpisodeTable.LENGTH),
              Cells.integer(cells, EpisodeTable.TO) - from);
        }
        rows.add(new Row(table.file(), EpisodeTable.row(cells, info.features(), true)));
      });
    }
  }

  private void requireColumns(Path file, Set<String> columns) {
    var missing = new TreeSet<>(needed());
    missing.removeAll(columns);
    if (!missing.isEmpty()) {
      findings.error(file, "columns", "none of " + missing, "what the loader needs");
    }
    var useful = new TreeSet<String>();
    EpisodeTable.schema(info.features()).getFields().forEach(f -> useful.add(f.getName()));
    useful.removeAll(columns);
    useful.removeAll(missing);
    if (!useful.isEmpty()) {
      findings.warning(
          file, "columns", "none of " + useful, "the full set, or the library cannot append");
    }
  }

  private Set<String> needed() {
    var needed = new TreeSet<>(Set.of(EpisodeTable.INDEX, EpisodeTable.FROM, EpisodeTable.TO));
    info.videos()
        .forEach(video -> {
          needed.add(EpisodeTable.video(video.name()) + "/chunk_index");
          needed.add(EpisodeTable.video(video.name()) + "/file_index");
          needed.add(EpisodeTable.fromTimestamp(video.name()));
        });
    return needed;
  }

  private void row(int i, Row row, Optional<DataEpisode> data) {
    Path file = row.file();
    EpisodeRow episode = row.episode();
    findings.require(file, EpisodeTable.INDEX + " row " + i, episode.index(), (long) i);
    Optional<FileSlot> own = FileSlot.of(layout.episodesFolder(), file);
    if (own.isPresent() && !own.get().equals(episode.file())) {
      findings.warning(file, EpisodeTable.META + " row " + i, episode.file(), own.get());
    }
    if (data.isEmpty()) {
      return; // the totals tell
    }
    DataEpisode held = data.get();
    findings.require(file, EpisodeTable.FROM + " row " + i, episode.fromIndex(), held.fromIndex());
    findings.require(file, EpisodeTable.TO + " row " + i, episode.toIndex(), held.toIndex());
    Path pointed = layout.fill(info.dataPath(), "", episode.data());
    findings.require(
        file, EpisodeTable.DATA + " row " + i, layout.name(pointed), layout.name(held.file()));
    var tasks = new LinkedHashSet<>(episode.tasks());
    if (!tasks.isEmpty()) {
      findings.require(file, EpisodeTable.TASKS + " row " + i, tasks, held.tasks);
    }
  }

  private static Set<String> columns(RowFile table) {
    var names = new TreeSet<String>();
    for (Type field : table.schema().getFields()) {
      names.add(field.getName());
    }
    return names;
  }

  private static String difference(Set<String> got, Set<String> wanted) {
    var more = new TreeSet<>(got);
    more.removeAll(wanted);
    var less = new TreeSet<>(wanted);
    less.removeAll(got);
    return "more by " + more + " and less by " + less;
  }
}
