package dev.ergon.tokenizer.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads reference vectors; "NaN" and "Infinity" stand there as strings. */
public final class ReferenceVectors {
  private ReferenceVectors() {}

  public static JsonNode read(String name) {
    try (InputStream in = ReferenceVectors.class.getResourceAsStream(name)) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path path(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(ReferenceVectors.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
  }

  public static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(array.get(i));
    }
    return values;
  }

  public static double[][] rows(JsonNode array) {
    double[][] rows = new double[array.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(array.get(i));
    }
    return rows;
  }

  public static int[] integers(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).intValue();
    }
    return values;
  }

  /** Says how many vectors a test held; a test that held none has failed. */
  public static void report(String what, int held) {
    if (held == 0) {
      throw new AssertionError(what + ": no reference vector was there");
    }
    System.out.println("reference vectors held: " + held + " " + what);
  }
}
