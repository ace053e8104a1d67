package dev.ergon.datasets.lerobot;

import dev.ergon.datasets.internal.parquet.RowFile;
import dev.ergon.datasets.internal.parquet.RowWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** A Parquet file taken apart, to be put together again with something wrong in it. */
final class Tables {
  private final Path file;
  private MessageType schema;
  private final Map<String, String> metadata;
  private final List<Group> rows = new ArrayList<>();
  private final Map<String, Edit> edits = new HashMap<>();

  /** Writes the cell of one column in row {@code index} of {@code to}, or leaves it null. */
  interface Edit {
    void write(int index, Group from, Group to);
  }

  private Tables(Path file) {
    this.file = file;
    RowFile table = RowFile.open(file);
    schema = table.schema();
    metadata = new HashMap<>(table.metadata());
    metadata.remove("writer.model.name");
    table.forEach(rows::add);
  }

  /** Changes {@code file} in place. */
  static void edit(Path file, Consumer<Tables> change) {
    var table = new Tables(file);
    change.accept(table);
    table.write();
  }

  /** Other cells for the column {@code name}. */
  void cell(String name, Edit edit) {
    edits.put(name, edit);
  }

  void metadata(UnaryOperator<Map<String, String>> change) {
    Map<String, String> changed = change.apply(new HashMap<>(metadata));
    metadata.clear();
    metadata.putAll(changed);
  }

  /** Leaves the column {@code name} out. */
  void drop(String name) {
    schema =
        new MessageType(
            schema.getName(),
            schema.getFields().stream().filter(f -> !f.getName().equals(name)).toList());
  }

  /** Adds a column, or gives one another type; {@code edit} fills it. */
  void column(Type type, Edit edit) {
    var fields = new ArrayList<>(schema.getFields());
    fields.removeIf(f -> f.getName().equals(type.getName()));
    fields.add(type);
    schema = new MessageType(schema.getName(), fields);
    edits.put(type.getName(), edit);
  }

  void swap(int i, int j) {
    java.util.Collections.swap(rows, i, j);
  }

  private void write() {
    Path edited = file.resolveSibling("edited.tmp");
    try (var writer = new RowWriter(edited, schema, metadata)) {
      for (int i = 0; i < rows.size(); i++) {
        Group to = writer.newRow();
        for (Type field : schema.getFields()) {
          Edit edit = edits.get(field.getName());
          if (edit != null) {
            edit.write(i, rows.get(i), to);
          } else {
            copy(rows.get(i), to, field.getName());
          }
        }
        writer.write(to);
      }
    }
    try {
      Files.move(edited, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Copies one cell, of whatever depth. */
  static void copy(Group from, Group to, String name) {
    GroupType type = from.getType();
    int field = type.getFieldIndex(name);
    for (int i = 0; i < from.getFieldRepetitionCount(field); i++) {
      if (!type.getType(field).isPrimitive()) {
        Group inner = from.getGroup(field, i);
        Group target = to.addGroup(name);
        for (Type below : inner.getType().getFields()) {
          copy(inner, target, below.getName());
        }
        continue;
      }
      switch (type.getType(field).asPrimitiveType().getPrimitiveTypeName()) {
        case FLOAT -> to.add(name, from.getFloat(field, i));
        case DOUBLE -> to.add(name, from.getDouble(field, i));
        case INT32 -> to.add(name, from.getInteger(field, i));
        case INT64 -> to.add(name, from.getLong(field, i));
        case BOOLEAN -> to.add(name, from.getBoolean(field, i));
        case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> to.add(name, from.getBinary(field, i));
      }
    }
  }
}
