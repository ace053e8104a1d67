package dev.ergon.datasets.internal.lerobot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.datasets.lerobot.FeatureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code meta/stats.json}: the statistics of the whole dataset. */
public final class StatisticsFile {
  private StatisticsFile() {}

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
