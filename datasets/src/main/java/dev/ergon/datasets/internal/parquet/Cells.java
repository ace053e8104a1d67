package dev.ergon.datasets.internal.parquet;

import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Columns and cells in the shapes that pyarrow writes: scalars, and three-level lists ({@code x
 * (LIST) / list / element}), nested where an array has several axes.
 */
public final class Cells {
  private Cells() {}

  /** An optional scalar column. */
  public static Type scalar(String name, PrimitiveTypeName type) {
    return Types.optional(type).named(name);
  }

  /** An optional UTF-8 column. */
  public static Type text(String name) {
    return Types.optional(PrimitiveTypeName.BINARY)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  /** An optional list of {@code element}, which must be named "element". */
  public static Type list(String name, Type element) {
    return Types.optionalGroup()
        .as(LogicalTypeAnnotation.listType())
        .addField(Types.repeatedGroup().addField(element).named("list"))
        .named(name);
  }

  /** A list column with {@code axes} axes of scalars; 0 axes make a scalar. */
  public static Type array(String name, PrimitiveTypeName type, int axes) {
    return axes == 0 ? scalar(name, type) : list(name, array("element", type, axes - 1));
  }

  /** Starts a list cell; add elements with {@link #addTo}. */
  public static Group startList(Group row, String column) {
    return row.addGroup(column);
  }

  /** A new element of a list cell; set its field "element". */
  public static Group addTo(Group list) {
    return list.addGroup("list");
  }

  /** Writes doubles as a flat list. */
  public static void putDoubles(Group row, String column, double[] values) {
    Group list = startList(row, column);
    for (double value : values) {
      addTo(list).append("element", value);
    }
  }

  /** Writes doubles as {@code [n][1][1]}, the shape of a picture's statistics. */
  public static void putPerChannel(Group row, String column, double[] values) {
    Group list = startList(row, column);
    for (double value : values) {
      putDoubles(addTo(addTo(list).addGroup("element")), "element", new double[] {value});
    }
  }

  /** Writes texts as a list. */
  public static void putTexts(Group row, String column, List<String> texts) {
    Group list = startList(row, column);
    for (String text : texts) {
      addTo(list).append("element", text);
    }
  }

  /** Whether the cell holds a value. */
  public static boolean isPresent(Group row, String column) {
    return row.getType().containsField(column) && row.getFieldRepetitionCount(column) == 1;
  }

  /** An integer cell of whichever width. */
  public static long integer(Group row, String column) {
    return (long) number(row, row.getType().getFieldIndex(column), 0);
  }

  /** A numeric or boolean scalar as a double. */
  public static double number(Group row, String column) {
    return number(row, row.getType().getFieldIndex(column), 0);
  }

  /** Every number of a scalar or of a list of any depth, in order. */
  public static double[] numbers(Group row, String column) {
    var sink = new DoubleSink();
    collect(row, row.getType().getFieldIndex(column), sink);
    return sink.toArray();
  }

  /** The texts of a list of strings. */
  public static List<String> texts(Group row, String column) {
    Group list = row.getGroup(column, 0);
    var texts = new java.util.ArrayList<String>();
    for (int i = 0; i < list.getFieldRepetitionCount(0); i++) {
      texts.add(list.getGroup(0, i).getString(0, 0));
    }
    return texts;
  }

  private static void collect(Group group, int field, DoubleSink sink) {
    GroupType type = group.getType();
    for (int i = 0; i < group.getFieldRepetitionCount(field); i++) {
      if (type.getType(field).isPrimitive()) {
        sink.add(number(group, field, i));
      } else {
        collect(group.getGroup(field, i), 0, sink);
      }
    }
  }

  private static double number(Group group, int field, int index) {
    PrimitiveTypeName type =
        group.getType().getType(field).asPrimitiveType().getPrimitiveTypeName();
    return switch (type) {
      case FLOAT -> group.getFloat(field, index);
      case DOUBLE -> group.getDouble(field, index);
      case INT32 -> group.getInteger(field, index);
      case INT64 -> group.getLong(field, index);
      case BOOLEAN -> group.getBoolean(field, index) ? 1 : 0;
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          throw new IllegalArgumentException(
              "column "
                  + group.getType().getFieldName(field)
                  + ": got "
                  + type
                  + ", wanted a number");
    };
  }
}
