package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.internal.parquet.RowWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** {@code meta/tasks.parquet}: row i is the text of task i. */
public final class TaskTable {
  static final String INDEX_COLUMN = "task_index";
  static final String TEXT_COLUMN = "task";

  /**
   * Tells pandas that the text is the index; without it the loader silently answers row numbers for
   * tasks.
   */
  private static final String PANDAS =
      """
      {"index_columns": ["task"], "column_indexes": [{"name": null, "field_name": null, \
      "pandas_type": "unicode", "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}], \
      "columns": [{"name": "task_index", "field_name": "task_index", "pandas_type": "int64", \
      "numpy_type": "int64", "metadata": null}, {"name": "task", "field_name": "task", \
      "pandas_type": "unicode", "numpy_type": "object", "metadata": null}], \
      "attributes": {}, "pandas_version": "2.2.0"}\
      """;

  private static final MessageType SCHEMA =
      new MessageType(
          "schema", Cells.scalar(INDEX_COLUMN, PrimitiveTypeName.INT64), Cells.text(TEXT_COLUMN));

  private final List<String> texts;

  public TaskTable(List<String> texts) {
    this.texts = new ArrayList<>(texts);
  }

  /** The texts, by index. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  public int size() {
    return texts.size();
  }

  /** The index of {@code text}, which is added if it is new. */
  public int indexOf(String text) {
    int index = texts.indexOf(text);
    if (index < 0) {
      texts.add(text);
      index = texts.size() - 1;
    }
    return index;
  }

  /** Reads the table; rows must be in the order of their index. */
  public static TaskTable read(Path file) {
    var texts = new ArrayList<String>();
    RowFile rows = RowFile.open(file);
    rows.forEach(row -> {
      if (Cells.integer(row, INDEX_COLUMN) != texts.size()) {
        throw new InvalidInputException(
            file
                + ": row "
                + texts.size()
                + ": got task_index "
                + Cells.integer(row, INDEX_COLUMN)
                + ", wanted the row's number");
      }
      texts.add(row.getString(TEXT_COLUMN, 0));
    });
    return new TaskTable(texts);
  }

  /** Writes a new file. */
  public void write(Path file) {
    try (var writer = new RowWriter(file, SCHEMA, Map.of("pandas", PANDAS))) {
      for (int i = 0; i < texts.size(); i++) {
        writer.write(
            writer.newRow().append(INDEX_COLUMN, (long) i).append(TEXT_COLUMN, texts.get(i)));
      }
    }
  }
}
