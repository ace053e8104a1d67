package dev.ergon.policy.runtime.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A JSON object in a file that may be hostile, read within bounds; errors name file and key. */
public final class JsonFile {
  private static final long MAX_BYTES = 64L << 20;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_BYTES)
                          .maxNestingDepth(64)
                          .maxNumberLength(400)
                          .build())
                  .build())
          .build();

  private final Path file;
  private final JsonNode root;

  private JsonFile(Path file, JsonNode root) {
    this.file = file;
    this.root = root;
  }

  /**
   * The object in {@code file}.
   *
   * @throws InvalidInputException if there is none, or it breaks a bound
   */
  public static JsonFile read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new InvalidInputException(file + ": there is no such file; the bundle is incomplete");
      }
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        throw new InvalidInputException(
            file + ": got " + size + " bytes, wanted at most " + MAX_BYTES);
      }
      JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
      if (root == null || !root.isObject()) {
        throw new InvalidInputException(file + ": wanted one JSON object");
      }
      return new JsonFile(file, root);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException(
          file + ": is not JSON within bounds: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  public Path file() {
    return file;
  }

  public JsonNode root() {
    return root;
  }

  /** What stands at {@code pointer}, such as {@code /text_config/vocab_size}; may be missing. */
  public JsonNode at(String pointer) {
    return root.at(pointer);
  }

  /** The integer at the first of {@code pointers} where one stands, within 0..2^31-1. */
  public OptionalInt integer(String... pointers) {
    for (String pointer : pointers) {
      JsonNode node = root.at(pointer);
      if (node.isMissingNode() || node.isNull()) {
        continue;
      }
      if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
        throw wrong(pointer, "an integer >= 0");
      }
      return OptionalInt.of(node.intValue());
    }
    return OptionalInt.empty();
  }

  /** The integer that must stand at one of {@code pointers}. */
  public int requiredInteger(String... pointers) {
    return integer(pointers).orElseThrow(() -> wrong(pointers[0], "an integer >= 0"));
  }

  /** The list of numbers at {@code pointer}. */
  public List<Double> numbers(String pointer) {
    JsonNode node = root.at(pointer);
    List<Double> numbers = new ArrayList<>();
    for (JsonNode item : node) {
      if (!item.isNumber()) {
        throw wrong(pointer, "a list of numbers");
      }
      numbers.add(item.doubleValue());
    }
    if (!node.isArray()) {
      throw wrong(pointer, "a list of numbers");
    }
    return numbers;
  }

  /** An error about what stands at {@code pointer}. */
  public InvalidInputException wrong(String pointer, String wanted) {
    JsonNode node = root.at(pointer);
    String got =
        node.isMissingNode() ? "nothing" : node.isValueNode() ? shortened(node) : "a collection";
    return new InvalidInputException(
        file
            + ": "
            + pointer.substring(1).replace('/', '.')
            + ": got "
            + got
            + ", wanted "
            + wanted);
  }

  private static String shortened(JsonNode node) {
    String text = node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "...";
  }
}
