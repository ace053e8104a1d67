package dev.ergon.transport.ros.generator;

import java.util.List;
import java.util.Set;

/**
 * A message as its definition says it.
 *
 * @param text the definition as ROS 1 sends it: without what only ROS 2 has
 * @param comment the lines before the first field, as one line; may be empty
 */
record Definition(
    String rosPackage,
    String shortName,
    Presence presence,
    List<Field> fields,
    List<Constant> constants,
    String text,
    String comment) {
  /** Names that the generated sources use otherwise. */
  private static final Set<String> TAKEN =
      Set.of("Arrays", "List", "Message", "Objects", "Octets", "Override", "Set", "String", "Wire");

  Definition {
    fields = List.copyOf(fields);
    constants = List.copyOf(constants);
  }

  /** The name of its record: its own, or with {@code Message} after it where Java has the name. */
  String javaName() {
    return TAKEN.contains(shortName) ? shortName + "Message" : shortName;
  }

  String name() {
    return rosPackage + "/" + shortName;
  }
}
