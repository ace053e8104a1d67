package dev.ergon.launch.output;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Records as JSON objects: keys in snake_case, in the order of the record's components. */
public final class Json {
  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .serializationInclusion(JsonInclude.Include.ALWAYS)
          .build()
          .writer();

  private Json() {}

  /** {@code value} on one line. */
  public static String oneLine(Object value) {
    return write(WRITER, value);
  }

  /** {@code value}, indented. */
  public static String pretty(Object value) {
    return write(WRITER.withDefaultPrettyPrinter(), value);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result record cannot be written as JSON", e);
    }
  }
}
