package dev.ergon.launch.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields of one request, each read as the type it must have. */
final class JsonFields {
  static final int VERSION = 1;

  private static final int SHOWN = 40;

  private final ObjectNode object;

  JsonFields(ObjectNode object) {
    this.object = object;
  }

  boolean has(String key) {
    return object.hasNonNull(key);
  }

  void requireVersion() throws RefusedException {
    JsonNode version = required("version", "the number 1");
    if (!version.isIntegralNumber()) {
      throw wrongType("version", "the number 1", version);
    }
    if (!version.canConvertToInt() || version.intValue() != VERSION) {
      throw refuse(
          RefusalCode.UNSUPPORTED_VERSION,
          "version: got " + shown(version) + ", wanted " + VERSION);
    }
  }

  void requireOnly(Set<String> known) throws RefusedException {
    for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.contains(key)) {
        throw refuse(
            RefusalCode.UNKNOWN_FIELD,
            "got the key '" + shortened(key) + "', wanted none but " + new TreeSet<>(known));
      }
    }
  }

  /** The key {@code id}, or null. */
  @Nullable String id() throws RefusedException {
    if (!has("id")) {
      return null;
    }
    JsonNode id = object.get("id");
    if (!id.isTextual()) {
      throw wrongType("id", "a string", id);
    }
    if (readableId() == null) {
      throw refuse(RefusalCode.OUT_OF_RANGE, "id: wanted 1..128 visible ASCII characters");
    }
    return id.textValue();
  }

  String requiredText(String key) throws RefusedException {
    JsonNode value = required(key, "a string");
    if (!value.isTextual()) {
      throw wrongType(key, "a string", value);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(value.textValue())) {
      throw refuse(RefusalCode.BAD_UTF8, key + ": got an escaped half of a surrogate pair");
    }
    return value.textValue();
  }

  /** Empty if it is not there. */
  String text(String key) throws RefusedException {
    return has(key) ? requiredText(key) : "";
  }

  double number(String key, double otherwise) throws RefusedException {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = object.get(key);
    if (!value.isNumber()) {
      throw wrongType(key, "a number", value);
    }
    return value.doubleValue();
  }

  int integer(String key, int otherwise) throws RefusedException {
    if (!has(key)) {
      return otherwise;
    }
    JsonNode value = object.get(key);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(key, "a whole number", value);
    }
    return value.intValue();
  }

  @Nullable Instant instant(String key) throws RefusedException {
    if (!has(key)) {
      return null;
    }
    String text = requiredText(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw refuse(
          RefusalCode.WRONG_TYPE,
          key + ": got '" + shortened(text) + "', wanted UTC as 2026-01-31T12:00:00Z");
    }
  }

  RefusedException refuse(RefusalCode code, String message) {
    return new RefusedException(code, readableId(), message);
  }

  private @Nullable String readableId() {
    JsonNode id = object.get("id");
    boolean readable =
        id != null && id.isTextual() && id.textValue().matches("[\\x21-\\x7E]{1,128}");
    return readable ? id.textValue() : null;
  }

  private JsonNode required(String key, String wanted) throws RefusedException {
    JsonNode value = object.get(key);
    if (value == null) {
      throw refuse(RefusalCode.MISSING_FIELD, key + ": is missing, wanted " + wanted);
    }
    return value;
  }

  private RefusedException wrongType(String key, String wanted, JsonNode got) {
    return refuse(
        RefusalCode.WRONG_TYPE,
        key
            + ": got "
            + got.getNodeType().name().toLowerCase(Locale.ROOT)
            + " "
            + shown(got)
            + ", wanted "
            + wanted);
  }

  private static String shown(JsonNode value) {
    return shortened(value.toString());
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
