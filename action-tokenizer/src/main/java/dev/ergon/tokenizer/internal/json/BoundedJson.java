package dev.ergon.tokenizer.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads JSON files that may be hostile: their size, depth and numbers are bounded. */
public final class BoundedJson {
  private static final long MAX_FILE_BYTES = 64L << 20;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NUMBER_CHARS = 400;
  private static final int MAX_STRING_CHARS = 100_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(MAX_FILE_BYTES)
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(MAX_NUMBER_CHARS)
                          .maxStringLength(MAX_STRING_CHARS)
                          .maxNameLength(MAX_STRING_CHARS)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private BoundedJson() {}

  /**
   * The object in {@code file}.
   *
   * @throws TokenizerException {@code bad_input} if there is none, or it breaks a bound
   */
  public static JsonNode readObject(Path file) {
    try {
      long bytes = Files.size(file);
      if (bytes > MAX_FILE_BYTES) {
        throw TokenizerException.badInput(
            file + ": got " + bytes + " bytes, wanted at most " + MAX_FILE_BYTES);
      }
      JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
      if (node == null || !node.isObject()) {
        throw TokenizerException.badInput(file + ": wanted one JSON object");
      }
      return node;
    } catch (NoSuchFileException e) {
      throw new TokenizerException(Code.BAD_INPUT, file + ": there is no such file", e);
    } catch (JsonProcessingException e) {
      throw new TokenizerException(
          Code.BAD_INPUT, file + ": is not JSON within bounds: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new TokenizerException(Code.BAD_INPUT, file + ": cannot be read: " + e, e);
    }
  }

  /** The numbers under {@code key} of {@code object}, [n]. */
  public static double[] numbers(JsonNode object, String key, String where) {
    JsonNode array = object.get(key);
    if (array == null || !array.isArray()) {
      throw TokenizerException.badInput(where + ": wanted a list of numbers under '" + key + "'");
    }
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      if (!array.get(i).isNumber()) {
        throw TokenizerException.badInput(
            where + ": '" + key + "' number " + i + " is " + kind(array.get(i)));
      }
      values[i] = array.get(i).doubleValue();
    }
    return values;
  }

  /** What a node is, for messages; never its content, which may be long. */
  public static String kind(JsonNode node) {
    return "a JSON " + node.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
  }
}
