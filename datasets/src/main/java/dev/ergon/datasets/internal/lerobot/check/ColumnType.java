package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.datasets.internal.lerobot.DataColumns;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.parquet.RowFile;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Whether a column has a type that the loader casts to the declared one. */
final class ColumnType {
  private ColumnType() {}

  /** Reports a type that differs; whether cells can be read all the same. */
  static boolean check(RowFile rows, Feature feature, Findings findings) {
    Type type = rows.schema().getType(feature.name());
    if (feature.isImage()) {
      return picture(rows, feature, type, findings);
    }
    if (!feature.isNumeric()) {
      return true;
    }
    int axes = 0;
    Type leaf = type;
    while (!leaf.isPrimitive() && leaf.asGroupType().getFieldCount() == 1) {
      leaf = leaf.asGroupType().getType(0);
      axes += leaf.isRepetition(Type.Repetition.REPEATED) ? 1 : 0;
    }
    PrimitiveTypeName wanted = DataColumns.primitive(feature);
    String declared = wanted + " with " + feature.axes() + " list axes";
    if (!leaf.isPrimitive() || axes != feature.axes() || !casts(primitive(leaf), wanted)) {
      findings.error(rows.file(), "column " + feature.name(), type, declared);
      return false;
    }
    if (primitive(leaf) != wanted) {
      findings.warning(rows.file(), "column " + feature.name(), primitive(leaf), declared);
    }
    return true;
  }

  private static boolean picture(RowFile rows, Feature feature, Type type, Findings findings) {
    boolean plain = type.isPrimitive() && primitive(type) == PrimitiveTypeName.BINARY;
    boolean struct =
        !type.isPrimitive() && type.asGroupType().containsField(DataColumns.PICTURE_BYTES);
    if (!plain && !struct) {
      findings.error(rows.file(), "column " + feature.name(), type, "a struct with bytes");
    }
    return plain || struct;
  }

  private static boolean casts(PrimitiveTypeName got, PrimitiveTypeName wanted) {
    return switch (wanted) {
      case FLOAT, DOUBLE -> got == PrimitiveTypeName.FLOAT || got == PrimitiveTypeName.DOUBLE;
      case INT32, INT64 -> got == PrimitiveTypeName.INT32 || got == PrimitiveTypeName.INT64;
      case BOOLEAN, BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> got == wanted;
    };
  }

  private static PrimitiveTypeName primitive(Type type) {
    return type.asPrimitiveType().getPrimitiveTypeName();
  }
}
