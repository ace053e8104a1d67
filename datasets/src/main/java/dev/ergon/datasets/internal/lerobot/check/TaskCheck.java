package dev.ergon.datasets.internal.lerobot.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.Json;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** {@code meta/tasks.parquet}: a pandas frame whose index is the task text, row i of task i. */
public final class TaskCheck {
  private static final String INDEX = "task_index";

  private TaskCheck() {}

  /** The texts, by row. */
  public static List<String> check(DatasetLayout layout, InfoFile info, Findings findings) {
    Path file = layout.tasks();
    if (!Files.exists(file)) {
      if (info.totalEpisodes() > 0) {
        findings.error(file, "", "nothing", "the table of tasks");
      }
      return List.of();
    }
    var texts = new ArrayList<String>();
    try {
      RowFile rows = RowFile.open(file);
      Optional<String> textColumn = indexColumn(file, rows, findings);
      if (!rows.schema().containsField(INDEX) || textColumn.isEmpty()) {
        findings.error(
            file, "columns", rows.schema().getFields().size() + " columns", "task_index and task");
        return List.of();
      }
      rows.forEach(row -> {
        findings.require(
            file, INDEX + " row " + texts.size(), Cells.integer(row, INDEX), (long) texts.size());
        texts.add(row.getString(textColumn.get(), 0));
      });
    } catch (InvalidInputException e) {
      findings.unreadable(file, e);
    }
    if (new HashSet<>(texts).size() != texts.size()) {
      findings.error(file, "task", "a text more than once", "every text once");
    }
    return texts;
  }

  /** The column that the pandas metadata makes the index, if it can be used as text. */
  private static Optional<String> indexColumn(Path file, RowFile rows, Findings findings) {
    String pandas = rows.metadata().get("pandas");
    String fallback = "task";
    if (pandas == null) {
      findings.error(
          file, "metadata 'pandas'", "nothing", "index_columns [\"task\"]; tasks load as numbers");
    } else {
      JsonNode json = Json.parse(pandas).orElse(null);
      JsonNode index = json == null ? null : json.path("index_columns").path(0);
      if (json == null || index == null || !index.isTextual()) {
        findings.error(file, "metadata 'pandas'", pandas, "index_columns [\"task\"]");
      } else {
        fallback = index.asText();
        requireDescribed(file, json, List.of(INDEX, fallback), findings);
      }
    }
    return rows.schema().containsField(fallback) ? Optional.of(fallback) : Optional.empty();
  }

  private static void requireDescribed(
      Path file, JsonNode json, List<String> columns, Findings findings) {
    var described = new HashSet<String>();
    json.path("columns").forEach(column -> described.add(column.path("field_name").asText()));
    if (!described.containsAll(columns)) {
      findings.error(file, "metadata 'pandas' columns", described, columns);
    }
  }
}
