package dev.ergon.datasets.internal.lerobot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code meta/stats.json}: the statistics of the whole dataset. */
public final class StatisticsFile {
  private StatisticsFile() {}

  /** Reads the statistics of {@code features}; what the file lacks is left out. */
  public static Map<String, FeatureStatistics> read(Path file, List<Feature> features) {
    JsonNode json = Json.read(file);
    var statistics = new LinkedHashMap<String, FeatureStatistics>();
    for (Feature feature : features) {
      JsonNode measures = json.path(feature.name());
      if (measures.isObject()) {
        statistics.put(feature.name(), read(file, feature, measures));
      }
    }
    return statistics;
  }

  private static FeatureStatistics read(Path file, Feature feature, JsonNode measures) {
    var values = new EnumMap<Measure, double[]>(Measure.class);
    try {
      for (Measure measure : Measure.values()) {
        values.put(measure, numbers(measures.path(measure.key()), feature.isPicture() ? 3 : 1));
      }
      double[] count = numbers(measures.path("count"), 1);
      return new FeatureStatistics(count.length == 1 ? (long) count[0] : -1, values);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(file + ": " + feature.name() + ": " + e.getMessage(), e);
    }
  }

  /** The numbers of an array with {@code axes} axes, of which the inner ones have one entry. */
  private static double[] numbers(JsonNode array, int axes) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("got " + array + ", wanted an array");
    }
    double[] numbers = new double[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      JsonNode number = array.get(i);
      for (int axis = 1; axis < axes; axis++) {
        if (!number.isArray() || number.size() != 1) {
          throw new IllegalArgumentException("got " + number + ", wanted an array of one");
        }
        number = number.get(0);
      }
      if (!number.isNumber()) {
        throw new IllegalArgumentException("got " + number + ", wanted a number");
      }
      numbers[i] = number.asDouble();
    }
    return numbers;
  }

  /** Writes the statistics of {@code features}, in their order. */
  public static void write(
      Path file, List<Feature> features, Map<String, FeatureStatistics> statistics)
      throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode();
    for (Feature feature : features) {
      FeatureStatistics of = statistics.get(feature.name());
      if (of != null) {
        ObjectNode measures = json.putObject(feature.name());
        for (Measure measure : Measure.values()) {
          put(measures.putArray(measure.key()), of.values(measure), feature.isPicture());
        }
        measures.putArray("count").add(of.count());
      }
    }
    Json.write(file, json);
  }

  private static void put(ArrayNode array, double[] values, boolean perChannel) {
    for (double value : values) {
      if (perChannel) {
        array.addArray().addArray().add(value);
      } else {
        array.add(value);
      }
    }
  }
}
