package dev.ergon.datasets.internal.lerobot;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** JSON files with a bound on their size, indented by four spaces. */
public final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();

  private static final long MAX_BYTES = 64L << 20;
  private static final DefaultIndenter INDENTER = new DefaultIndenter("    ", "\n");
  private static final ObjectWriter WRITER =
      MAPPER.writer(
          new DefaultPrettyPrinter().withObjectIndenter(INDENTER).withArrayIndenter(INDENTER));

  private Json() {}

  /** Reads {@code file}, which must hold one JSON object. */
  public static JsonNode read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new InvalidInputException(
            file + ": got " + Files.size(file) + " bytes, wanted at most " + MAX_BYTES);
      }
      JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
      if (!node.isObject()) {
        throw new InvalidInputException(file + ": got no JSON object");
      }
      return node;
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": got a file that does not read as JSON (" + e.getMessage() + ")", e);
    }
  }

  /** The object that {@code text} is, if it is one. */
  public static Optional<JsonNode> parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static void write(Path file, JsonNode node) throws IOException {
    Files.write(file, WRITER.writeValueAsBytes(node));
  }
}
