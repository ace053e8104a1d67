package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is recorded, read by software that shares no code with the writer: hyparquet (install with
 * {@code npm ci} in {@code datasets/src/test/js}) and ffprobe (Debian's ffmpeg). A test without its
 * peer is skipped and says what is missing.
 */
class LeRobotPeersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DatasetSpec SPEC = Recordings.spec(Recordings.FRONT);
  private static final int LENGTH = 7;
  private static final String TASK = "hebe den grünen Würfel";

  @TempDir Path root;

  @BeforeEach
  void recordOneEpisode() {
    try (LeRobotWriter writer = LeRobotWriter.open(root, SPEC)) {
      Recordings.record(writer, Recordings.steps(SPEC, LENGTH, TASK, 3));
    }
  }

  @Test
  void hyparquetReadsTheRows() throws Exception {
    JsonNode rows = hyparquet("data/chunk-000/file-000.parquet").path("rows");
    List<Step> steps = Recordings.steps(SPEC, LENGTH, TASK, 3);
    assertEquals(LENGTH, rows.size());
    for (int i = 0; i < LENGTH; i++) {
      JsonNode row = rows.get(i);
      assertEquals(steps.get(i).action()[1], row.path("action").get(1).asDouble());
      assertEquals(steps.get(i).state()[2], row.path("observation.state").get(2).asDouble());
      assertEquals(i, row.path("index").asInt());
      assertEquals((float) (i / 10.0), (float) row.path("timestamp").asDouble());
      assertEquals(i == LENGTH - 1, row.path("next.success").asBoolean());
    }
  }

  @Test
  void hyparquetReadsTasksAndEpisodes() throws Exception {
    JsonNode tasks = hyparquet("meta/tasks.parquet");
    assertEquals(TASK, tasks.path("rows").get(0).path("task").asText());
    JsonNode pandas = JSON.readTree(tasks.path("metadata").path("pandas").asText());
    assertEquals("task", pandas.path("index_columns").get(0).asText());
    JsonNode episode = hyparquet("meta/episodes/chunk-000/file-000.parquet").path("rows").get(0);
    assertEquals(TASK, episode.path("tasks").get(0).asText());
    assertEquals(LENGTH, episode.path("dataset_to_index").asInt());
    String camera = "observation.images.front";
    assertEquals(0.7, episode.path("videos/" + camera + "/to_timestamp").asDouble());
    assertEquals(3, episode.path("stats/" + camera + "/q99").size());
    assertEquals(1, episode.path("stats/" + camera + "/q99").get(2).get(0).size());
    assertEquals(LENGTH, episode.path("stats/action/count").get(0).asInt());
  }

  @Test
  void ffprobeSeesAPlainConstantRateVideoWithShortGroups() throws Exception {
    Path video = root.resolve("videos/observation.images.front/chunk-000/file-000.mp4");
    JsonNode seen =
        JSON.readTree(
            run(
                "ffmpeg of Debian",
                "ffprobe",
                "-v",
                "error",
                "-show_streams",
                "-show_frames",
                "-of",
                "json",
                video.toString()));
    assertEquals(1, seen.path("streams").size());
    JsonNode stream = seen.path("streams").get(0);
    assertEquals("h264", stream.path("codec_name").asText());
    assertEquals("yuv420p", stream.path("pix_fmt").asText());
    assertEquals("10/1", stream.path("avg_frame_rate").asText());
    assertEquals("10/1", stream.path("r_frame_rate").asText());
    assertEquals(0, stream.path("start_pts").asInt(-1));
    JsonNode frames = seen.path("frames");
    assertEquals(LENGTH, frames.size());
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(i / 10.0, frames.get(i).path("pts_time").asDouble(), 1e-9);
      boolean key = frames.get(i).path("key_frame").asInt() == 1;
      assertTrue(key || i % 2 == 1, "picture " + i + " is no keyframe");
    }
  }

  private JsonNode hyparquet(String file) throws Exception {
    Path folder = Path.of("src/test/js").toAbsolutePath();
    if (!Files.isDirectory(folder.resolve("node_modules/hyparquet"))) {
      abort("no hyparquet: run `npm ci` in datasets/src/test/js");
    }
    String script = folder.resolve("rows.mjs").toString();
    return JSON.readTree(run("Node.js", "node", script, root.resolve(file).toString()));
  }

  /** The output of a program, or a skipped test where it is not installed. */
  private static String run(String from, String... command) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(new ArrayList<>(List.of(command)))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      return abort("no " + command[0] + ": install " + from);
    }
    try (var out = process.getInputStream()) {
      String text = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), command[0]);
      return text;
    }
  }
}
