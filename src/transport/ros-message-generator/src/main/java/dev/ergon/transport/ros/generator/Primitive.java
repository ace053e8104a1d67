package dev.ergon.transport.ros.generator;

import java.util.Arrays;
import java.util.Optional;

/**
 * A built-in type of ROS.
 *
 * <p>{@code byte} and {@code char} are ROS 1's old names of {@code int8} and {@code uint8}; both
 * versions put the same byte on the wire.
 */
enum Primitive {
  BOOL("bool", 1, "boolean", "boolean[]", "bool", "bools"),
  INT8("int8", 1, "int", "Octets", "int8", "octets"),
  UINT8("uint8", 1, "int", "Octets", "uint8", "octets"),
  BYTE("byte", 1, "int", "Octets", "int8", "octets"),
  CHAR("char", 1, "int", "Octets", "uint8", "octets"),
  INT16("int16", 2, "int", "short[]", "int16", "int16s"),
  UINT16("uint16", 2, "int", "short[]", "uint16", "int16s"),
  INT32("int32", 4, "int", "int[]", "int32", "int32s"),
  UINT32("uint32", 4, "long", "int[]", "uint32", "int32s"),
  INT64("int64", 8, "long", "long[]", "int64", "int64s"),
  UINT64("uint64", 8, "long", "long[]", "int64", "int64s"),
  FLOAT32("float32", 4, "float", "float[]", "float32", "float32s"),
  FLOAT64("float64", 8, "double", "double[]", "float64", "float64s"),
  STRING("string", 4, "String", "List<String>", "string", "strings"),
  TIME("time", 8, "long", "", "time", ""),
  DURATION("duration", 8, "long", "", "duration", "");

  private final String rosName;
  private final int minBytes;
  private final String javaType;
  private final String javaArrayType;
  private final String accessor;
  private final String arrayAccessor;

  Primitive(
      String rosName,
      int minBytes,
      String javaType,
      String javaArrayType,
      String accessor,
      String arrayAccessor) {
    this.rosName = rosName;
    this.minBytes = minBytes;
    this.javaType = javaType;
    this.javaArrayType = javaArrayType;
    this.accessor = accessor;
    this.arrayAccessor = arrayAccessor;
  }

  static Optional<Primitive> of(String rosName) {
    return Arrays.stream(values()).filter(p -> p.rosName.equals(rosName)).findFirst();
  }

  /** The least that one takes on the wire. */
  int minBytes() {
    return minBytes;
  }

  String javaType() {
    return javaType;
  }

  /** The Java type of a sequence; empty where the generator knows none. */
  String javaArrayType() {
    return javaArrayType;
  }

  /** The method of reader and writer for one. */
  String accessor() {
    return accessor;
  }

  /** The method of reader and writer for a sequence. */
  String arrayAccessor() {
    return arrayAccessor;
  }

  boolean isTime() {
    return this == TIME || this == DURATION;
  }
}
