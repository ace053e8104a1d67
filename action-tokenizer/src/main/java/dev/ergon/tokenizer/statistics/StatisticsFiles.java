package dev.ergon.tokenizer.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.internal.json.BoundedJson;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the statistics files of three projects. */
public final class StatisticsFiles {
  private static final String MASK = "mask";

  private StatisticsFiles() {}

  /**
   * OpenVLA's {@code dataset_statistics.json} ({@code {dataset: {action: {q01, q99, mask, ...}}}}),
   * or a model's {@code config.json} that holds the same under {@code norm_stats}.
   *
   * @param unnormKey the dataset whose statistics to take; null only where there is one
   * @throws TokenizerException {@code bad_input} if the key is unknown, or missing among several
   */
  public static ActionStatistics openVla(Path file, @Nullable String unnormKey) {
    return openVla(file, unnormKey, "action");
  }

  /** The same for another part of OpenVLA's statistics, such as {@code proprio}. */
  public static ActionStatistics openVla(Path file, @Nullable String unnormKey, String part) {
    JsonNode root = BoundedJson.readObject(file);
    JsonNode datasets = root.has("norm_stats") ? root.get("norm_stats") : root;
    String key = chooseKey(file, datasets, unnormKey);
    JsonNode dataset = datasets.get(key);
    JsonNode block = dataset.has(part) ? dataset.get(part) : dataset;
    return statistics(block, file + ":" + key);
  }

  /**
   * LeRobot's {@code meta/stats.json}.
   *
   * @param feature for example {@code action} or {@code observation.state}
   */
  public static ActionStatistics leRobot(Path file, String feature) {
    return statistics(child(BoundedJson.readObject(file), feature, file), file + ":" + feature);
  }

  /**
   * openpi's {@code norm_stats.json}.
   *
   * @param key {@code actions} or {@code state}
   */
  public static ActionStatistics openPi(Path file, String key) {
    JsonNode blocks = child(BoundedJson.readObject(file), "norm_stats", file);
    return statistics(child(blocks, key, file), file + ":" + key);
  }

  private static String chooseKey(Path file, JsonNode datasets, @Nullable String unnormKey) {
    List<String> keys = new ArrayList<>();
    datasets.fieldNames().forEachRemaining(keys::add);
    if (unnormKey == null && keys.size() == 1) {
      return keys.get(0);
    }
    if (unnormKey == null || !keys.contains(unnormKey)) {
      throw TokenizerException.badInput(
          file
              + ": got unnorm_key "
              + (unnormKey == null ? "none" : "'" + unnormKey + "'")
              + ", wanted one of "
              + keys);
    }
    return unnormKey;
  }

  private static JsonNode child(JsonNode object, String key, Path file) {
    JsonNode child = object.get(key);
    if (child == null || !child.isObject()) {
      throw TokenizerException.badInput(file + ": wanted a JSON object under '" + key + "'");
    }
    return child;
  }

  private static ActionStatistics statistics(JsonNode block, String where) {
    Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
    for (Statistic statistic : Statistic.values()) {
      if (block.has(statistic.key())) {
        values.put(statistic, BoundedJson.numbers(block, statistic.key(), where));
      }
    }
    return block.hasNonNull(MASK)
        ? ActionStatistics.of(where, values, mask(block.get(MASK), where))
        : ActionStatistics.of(where, values);
  }

  private static boolean[] mask(JsonNode array, String where) {
    boolean[] mask = new boolean[array.size()];
    for (int i = 0; i < mask.length; i++) {
      if (!array.isArray() || !array.get(i).isBoolean()) {
        throw TokenizerException.badInput(where + ": wanted a list of true and false as mask");
      }
      mask[i] = array.get(i).booleanValue();
    }
    return mask;
  }
}
