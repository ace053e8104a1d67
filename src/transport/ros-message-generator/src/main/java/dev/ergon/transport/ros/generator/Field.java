package dev.ergon.transport.ros.generator;

import java.util.Locale;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** A field of a message, by its ROS name. */
record Field(FieldType type, String name, Presence presence) {
  private static final Pattern AFTER_UNDERSCORE = Pattern.compile("_+([a-z0-9])");

  /** The name of its record component: {@code frame_id} is {@code frameId}. */
  String javaName() {
    String camel =
        AFTER_UNDERSCORE
            .matcher(name.toLowerCase(Locale.ROOT))
            .replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    if (type.primitive().filter(Primitive::isTime).isPresent()) {
      return camel + "Nanos";
    }
    return SourceVersion.isKeyword(camel) ? camel + "Value" : camel;
  }
}
