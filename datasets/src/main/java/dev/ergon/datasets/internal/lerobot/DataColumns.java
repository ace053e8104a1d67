package dev.ergon.datasets.internal.lerobot;

import dev.ergon.datasets.internal.parquet.Cells;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** How features are stored as columns of the data files. */
public final class DataColumns {
  /** The encoded picture inside the column of an image feature. */
  public static final String PICTURE_BYTES = "bytes";

  private static final String PICTURE_PATH = "path";

  private DataColumns() {}

  /** The column of {@code feature}, which is not a video. */
  public static Type type(Feature feature) {
    if (feature.isImage()) {
      return Types.optionalGroup()
          .addField(Cells.scalar(PICTURE_BYTES, PrimitiveTypeName.BINARY))
          .addField(Cells.text(PICTURE_PATH))
          .named(feature.name());
    }
    return Cells.array(feature.name(), primitive(feature), feature.axes());
  }

  /** The primitive type of a numeric feature. */
  public static PrimitiveTypeName primitive(Feature feature) {
    return switch (feature.dtype()) {
      case "float32" -> PrimitiveTypeName.FLOAT;
      case "float64" -> PrimitiveTypeName.DOUBLE;
      case "int64", "uint64" -> PrimitiveTypeName.INT64;
      case "int8", "int16", "int32", "uint8", "uint16", "uint32" -> PrimitiveTypeName.INT32;
      case "bool" -> PrimitiveTypeName.BOOLEAN;
      default -> throw new IllegalArgumentException("no column for dtype " + feature.dtype());
    };
  }

  /** The encoded picture of an image feature, from a struct with bytes or a plain binary column. */
  public static byte[] pictureBytes(Group row, Feature feature) {
    boolean plain = row.getType().getType(feature.name()).isPrimitive();
    return plain
        ? row.getBinary(feature.name(), 0).getBytes()
        : row.getGroup(feature.name(), 0).getBinary(PICTURE_BYTES, 0).getBytes();
  }

  /** Writes the cell of a numeric feature; answers the numbers as they are stored. */
  static double[] put(Group row, Feature feature, double[] numbers) {
    double[] stored = new double[numbers.length];
    PrimitiveTypeName type = primitive(feature);
    if (feature.axes() == 0) {
      stored[0] = append(row, feature.name(), type, numbers[0]);
    } else {
      Group list = Cells.startList(row, feature.name());
      for (int i = 0; i < numbers.length; i++) {
        stored[i] = append(Cells.addTo(list), "element", type, numbers[i]);
      }
    }
    return stored;
  }

  private static double append(Group cell, String field, PrimitiveTypeName type, double number) {
    switch (type) {
      case FLOAT -> cell.append(field, (float) number);
      case DOUBLE -> cell.append(field, number);
      case INT32 -> cell.append(field, (int) number);
      case INT64 -> cell.append(field, (long) number);
      case BOOLEAN -> cell.append(field, number != 0);
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 ->
          throw new IllegalArgumentException("no number is stored as " + type);
    }
    return type == PrimitiveTypeName.FLOAT ? (float) number : number;
  }
}
