package dev.ergon.launch.tokenizer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * One line of JSON in or out, within bounds. NaN and infinities are read bare, as Python writes
 * them, or as strings; they are written as strings.
 */
final class LineJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(BoundedLines.MAX_BYTES)
                          .maxNestingDepth(8)
                          .maxNumberLength(400)
                          .maxStringLength(1 << 20)
                          .build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private LineJson() {}

  /**
   * @throws TokenizerException {@code bad_input} if the line is too long or no JSON
   */
  static JsonNode parse(BoundedLines.Line line) {
    if (line.tooLong()) {
      throw TokenizerException.badInput(
          "line: is longer than " + BoundedLines.MAX_BYTES + " bytes");
    }
    try {
      return MAPPER.readTree(line.bytes());
    } catch (JsonProcessingException e) {
      throw new TokenizerException(
          Code.BAD_INPUT, "line: is not JSON within bounds: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows under {@code actions}, [H][D]; rows may differ in length. */
  static double[][] actions(JsonNode root) {
    return rows(root.path("actions"));
  }

  /** A list of lists of numbers. */
  static double[][] rows(JsonNode list) {
    if (!list.isArray()) {
      throw TokenizerException.badInput("line: wanted {\"actions\": [[number, ...], ...]}");
    }
    double[][] rows = new double[list.size()][];
    for (int i = 0; i < rows.length; i++) {
      JsonNode row = list.get(i);
      if (!row.isArray()) {
        throw TokenizerException.badInput("actions, row " + i + ": wanted a list of numbers");
      }
      rows[i] = new double[row.size()];
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = number(row.get(j), i, j);
      }
    }
    return rows;
  }

  private static double number(JsonNode node, int row, int column) {
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return switch (node.isTextual() ? node.textValue() : "") {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default ->
          throw TokenizerException.badInput(
              "actions, row " + row + ", number " + column + ": wanted a number");
    };
  }

  /** The ids under {@code tokens}. */
  static int[] tokens(JsonNode root) {
    JsonNode list = root.path("tokens");
    if (!list.isArray()) {
      throw TokenizerException.badInput("line: wanted {\"tokens\": [id, ...]}");
    }
    int[] tokens = new int[list.size()];
    for (int i = 0; i < tokens.length; i++) {
      JsonNode node = list.get(i);
      if (!node.isIntegralNumber()) {
        throw TokenizerException.badInput("tokens, number " + i + ": wanted an integer");
      }
      if (!node.canConvertToInt()) {
        throw new TokenizerException(
            Code.BAD_TOKEN, "token " + i + ": is larger than any vocabulary");
      }
      tokens[i] = node.intValue();
    }
    return tokens;
  }

  static ObjectNode tokensAnswer(int[] tokens, Optional<String> text) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("tokens");
    for (int token : tokens) {
      list.add(token);
    }
    text.ifPresent(words -> answer.put("text", words));
    return answer;
  }

  static ObjectNode actionsAnswer(double[][] actions) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var rows = answer.putArray("actions");
    for (double[] row : actions) {
      var list = rows.addArray();
      for (double number : row) {
        list.add(number);
      }
    }
    return answer;
  }

  static ObjectNode refusal(TokenizerException e) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("error", e.code().text());
    answer.put("message", e.getMessage());
    return answer;
  }

  static String text(ObjectNode answer) {
    try {
      return MAPPER.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer cannot be written as JSON", e);
    }
  }
}
