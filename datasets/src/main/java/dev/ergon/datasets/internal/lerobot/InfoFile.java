package dev.ergon.datasets.internal.lerobot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.video.Mp4Encoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code meta/info.json}: the schema and the counts. It is written last, and so decides which
 * episodes there are.
 *
 * @param codebaseVersion for example {@code v3.0}
 * @param robotType empty for none
 * @param features in the order of the file
 * @param videoPath empty for none
 */
public record InfoFile(
    String codebaseVersion,
    String robotType,
    int framesPerSecond,
    List<Feature> features,
    long totalEpisodes,
    long totalFrames,
    long totalTasks,
    int chunksSize,
    String dataPath,
    String videoPath) {
  public static final String VERSION = "v3.0";

  private static final int DATA_FILE_MB = 100;
  private static final int VIDEO_FILE_MB = 200;
  private static final int MAX_FPS = 10_000;
  private static final int MAX_CELL = 1 << 28;

  public InfoFile {
    features = List.copyOf(features);
  }

  /** The info of a dataset without episodes. */
  public static InfoFile empty(
      String robotType, int framesPerSecond, List<Feature> features, int chunksSize) {
    boolean video = features.stream().anyMatch(Feature::isVideo);
    return new InfoFile(
        VERSION,
        robotType,
        framesPerSecond,
        features,
        0,
        0,
        0,
        chunksSize,
        DatasetLayout.DATA_PATH,
        video ? DatasetLayout.VIDEO_PATH : "");
  }

  /** The same schema with other counts. */
  public InfoFile withTotals(long episodes, long frames, long tasks) {
    return new InfoFile(
        codebaseVersion,
        robotType,
        framesPerSecond,
        features,
        episodes,
        frames,
        tasks,
        chunksSize,
        dataPath,
        videoPath);
  }

  /** Whether the loader takes this version: a major of 3. */
  public boolean isVersion3() {
    return codebaseVersion.matches("v?3\\..*");
  }

  public Optional<Feature> feature(String name) {
    return features.stream().filter(f -> f.name().equals(name)).findFirst();
  }

  public List<Feature> videos() {
    return features.stream().filter(Feature::isVideo).toList();
  }

  /** The features that are columns of the data files. */
  public List<Feature> columns() {
    return features.stream().filter(f -> !f.isVideo()).toList();
  }

  /** Reads and checks the file; every error names it and the key. */
  public static InfoFile read(Path file) {
    JsonNode json = Json.read(file);
    var keys = new Keys(file, json);
    var features = new ArrayList<Feature>();
    JsonNode declared = json.path("features");
    if (!declared.isObject()) {
      throw keys.wrong("features", declared, "an object");
    }
    declared.properties().forEach(e -> features.add(feature(keys, e.getKey(), e.getValue())));
    return new InfoFile(
        keys.text("codebase_version", ""),
        keys.text("robot_type", ""),
        (int) keys.integer("fps", 0, 1, MAX_FPS),
        features,
        keys.integer("total_episodes", 0, 0, Long.MAX_VALUE),
        keys.integer("total_frames", 0, 0, Long.MAX_VALUE),
        keys.integer("total_tasks", 0, 0, Long.MAX_VALUE),
        (int) keys.integer("chunks_size", 1000, 1, 1_000_000),
        keys.text("data_path", DatasetLayout.DATA_PATH),
        keys.text("video_path", DatasetLayout.VIDEO_PATH));
  }

  /** Writes the file, every key of the reference writer there. */
  public void write(Path file) throws IOException {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("codebase_version", codebaseVersion);
    json.put("fps", framesPerSecond);
    ObjectNode declared = json.putObject("features");
    for (Feature feature : features) {
      write(feature, declared.putObject(feature.name()));
    }
    json.put("total_episodes", totalEpisodes);
    json.put("total_frames", totalFrames);
    json.put("total_tasks", totalTasks);
    json.put("chunks_size", chunksSize);
    json.put("data_files_size_in_mb", DATA_FILE_MB);
    json.put("video_files_size_in_mb", VIDEO_FILE_MB);
    json.put("data_path", dataPath);
    putOrNull(json, "video_path", videoPath);
    putOrNull(json, "robot_type", robotType);
    json.putObject("splits").put("train", "0:" + totalEpisodes);
    Json.write(file, json);
  }

  private static void putOrNull(ObjectNode json, String key, String text) {
    if (text.isEmpty()) {
      json.putNull(key);
    } else {
      json.put(key, text);
    }
  }

  private void write(Feature feature, ObjectNode json) {
    json.put("dtype", feature.dtype());
    feature.shape().forEach(json.putArray("shape")::add);
    if (feature.names().isEmpty()) {
      json.putNull("names");
    } else {
      feature.names().forEach(json.putArray("names")::add);
    }
    if (feature.isVideo()) {
      ObjectNode video = json.putObject("info");
      video.put("video.height", feature.shape().get(0));
      video.put("video.width", feature.shape().get(1));
      video.put("video.codec", Mp4Encoder.CODEC);
      video.put("video.pix_fmt", Mp4Encoder.PIXEL_FORMAT);
      video.put("video.fps", framesPerSecond);
      video.put("video.channels", feature.shape().get(2));
      video.put("video.g", Mp4Encoder.KEYFRAME_INTERVAL);
      video.put("has_audio", false);
      video.put("is_depth_map", false);
    }
  }

  private static Feature feature(Keys keys, String name, JsonNode json) {
    String key = "features." + name;
    JsonNode dtype = json.path("dtype");
    if (!dtype.isTextual()) {
      throw keys.wrong(key + ".dtype", dtype, "a string");
    }
    if (name.isEmpty() || name.contains("/")) {
      throw keys.wrong(key, json, "a name without '/'");
    }
    var shape = new ArrayList<Integer>();
    long cells = 1;
    for (JsonNode side : json.path("shape")) {
      if (!side.canConvertToInt() || side.asInt() < 1 || (cells *= side.asInt()) > MAX_CELL) {
        throw keys.wrong(key + ".shape", json.path("shape"), "positive sizes");
      }
      shape.add(side.asInt());
    }
    var feature = new Feature(name, dtype.asText(), shape, names(json.path("names")));
    if (shape.isEmpty() || (feature.isPicture() && shape.size() != 3)) {
      throw keys.wrong(
          key + ".shape", json.path("shape"), feature.isPicture() ? "[H, W, C]" : "a size");
    }
    return feature;
  }

  /** A list of names, or the one list inside an object, as older datasets have it. */
  private static List<String> names(JsonNode json) {
    JsonNode list = json.isObject() && json.size() == 1 ? json.elements().next() : json;
    var names = new ArrayList<String>();
    if (list.isArray()) {
      list.forEach(name -> names.add(name.asText()));
    }
    return names;
  }

  private record Keys(Path file, JsonNode json) {
    String text(String key, String absent) {
      JsonNode value = json.path(key);
      if (value.isMissingNode() || value.isNull()) {
        return value.isNull() ? "" : absent;
      }
      if (!value.isTextual()) {
        throw wrong(key, value, "a string");
      }
      return value.asText();
    }

    long integer(String key, long absent, long low, long high) {
      JsonNode value = json.path(key);
      long number = value.isMissingNode() ? absent : value.asLong();
      boolean integral = value.isMissingNode() || (value.isNumber() && value.asDouble() == number);
      if (!integral || number < low || number > high) {
        throw wrong(key, value, "an integer in " + low + ".." + high);
      }
      return number;
    }

    InvalidInputException wrong(String key, JsonNode got, String wanted) {
      return new InvalidInputException(
          file
              + ": "
              + key
              + ": got "
              + (got.isMissingNode() ? "nothing" : got)
              + ", wanted "
              + wanted);
    }
  }
}
