package dev.ergon.transport.ros.generator;

import java.util.stream.Collectors;

/** Java string literals. */
final class Literals {
  private Literals() {}

  static String string(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** A literal over several lines, one per line of {@code value}. */
  static String text(String value) {
    return value.isEmpty()
        ? "\"\""
        : value.lines().map(line -> string(line + "\n")).collect(Collectors.joining("\n+ "));
  }
}
