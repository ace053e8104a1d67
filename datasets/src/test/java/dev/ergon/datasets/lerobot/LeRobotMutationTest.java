package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.datasets.internal.parquet.Cells;
import dev.ergon.datasets.lerobot.Finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A good dataset with one thing wrong: the validator names the file and the place. */
class LeRobotMutationTest {
  private static final String DATA = "data/chunk-000/file-000.parquet";
  private static final String SECOND_DATA = "data/chunk-000/file-001.parquet";
  private static final String EPISODES = "meta/episodes/chunk-000/file-000.parquet";
  private static final String SECOND_EPISODES = "meta/episodes/chunk-000/file-001.parquet";
  private static final String INFO = "meta/info.json";
  private static final String STATS = "meta/stats.json";
  private static final String TASKS = "meta/tasks.parquet";
  private static final String KEY = "observation.images.front";
  private static final String VIDEO = "videos/" + KEY + "/chunk-000/file-000.mp4";

  @TempDir static Path shared;
  @TempDir Path root;

  /** What is done to the dataset. */
  interface Mutation {
    void apply(Path root) throws IOException;
  }

  @BeforeAll
  static void recordTwoEpisodesOfTwoTasks() {
    var spec = Recordings.spec(Recordings.FRONT);
    try (LeRobotWriter writer = LeRobotWriter.open(shared, spec)) {
      Recordings.record(writer, Recordings.steps(spec, 6, "reach the star", 1));
      Recordings.record(writer, Recordings.steps(spec, 4, "stack the cubes", 2));
    }
  }

  static Stream<Arguments> errors() {
    return Stream.of(inInfo(), inTasks(), inData(), inEpisodes(), inVideos(), inStatistics())
        .flatMap(s -> s);
  }

  private static Stream<Arguments> inInfo() {
    return Stream.of(
        error("no info", INFO, "", r -> Files.delete(r.resolve(INFO))),
        error(
            "info that is no JSON", INFO, "", r -> Files.writeString(r.resolve(INFO), "{\"fps\"")),
        error("version 2", INFO, "codebase_version", replace(INFO, "\"v3.0\"", "\"v2.1\"")),
        error("no rate", INFO, "", replace(INFO, "\"fps\" : 10,", "\"fps\" : 0,")),
        error(
            "another rate",
            DATA,
            "timestamp row 1",
            replace(INFO, "\"fps\" : 10,", "\"fps\" : 20,")),
        error("a name with a slash", INFO, "", replace(INFO, "\"next.done\"", "\"next/done\"")),
        error("an undeclared index", INFO, "features.index", replace(INFO, "\"index\"", "\"row\"")),
        error("no totals", INFO, "total_episodes", replace(INFO, "\"total_episodes\" : 2,", "")),
        error(
            "too many episodes",
            INFO,
            "total_episodes",
            replace(INFO, "\"total_episodes\" : 2", "\"total_episodes\" : 3")),
        error(
            "too many frames",
            INFO,
            "total_frames",
            replace(INFO, "\"total_frames\" : 10", "\"total_frames\" : 11")),
        error(
            "another width",
            VIDEO,
            "size",
            replace(INFO, "                64", "                66")),
        error(
            "a path that leaves the dataset",
            INFO,
            "video_path",
            replace(INFO, "videos/{video_key}", "../{video_key}")));
  }

  private static Stream<Arguments> inTasks() {
    return Stream.of(
        error("no tasks", TASKS, "", r -> Files.delete(r.resolve(TASKS))),
        error(
            "tasks that pandas does not index",
            TASKS,
            "metadata 'pandas'",
            edit(TASKS, t -> t.metadata(m -> Map.of()))),
        error(
            "tasks with an empty description",
            TASKS,
            "metadata 'pandas' columns",
            edit(
                TASKS,
                t ->
                    t.metadata(
                        m -> Map.of("pandas", "{\"index_columns\":[\"task\"],\"columns\":[]}")))),
        error("swapped tasks", TASKS, "task_index row 0", edit(TASKS, t -> t.swap(0, 1))),
        error(
            "the same task twice",
            TASKS,
            "task",
            edit(TASKS, t -> t.cell("task", (i, from, to) -> to.add("task", "reach")))));
  }

  private static Stream<Arguments> inData() {
    return Stream.of(
        error(
            "a column more",
            DATA,
            "columns",
            edit(
                DATA,
                t ->
                    t.column(
                        Cells.scalar("extra", PrimitiveTypeName.FLOAT),
                        (i, from, to) -> to.add("extra", 1f)))),
        error("a column less", DATA, "columns", edit(DATA, t -> t.drop("next.reward"))),
        error(
            "an action of two numbers",
            DATA,
            "action row 3",
            edit(
                DATA,
                t ->
                    t.cell(
                        "action",
                        (i, from, to) -> {
                          double[] numbers = Cells.numbers(from, "action");
                          var list = Cells.startList(to, "action");
                          for (int k = 0; k < (i == 3 ? 2 : 3); k++) {
                            Cells.addTo(list).append("element", (float) numbers[k]);
                          }
                        }))),
        error(
            "an index with a gap", DATA, "index row 2", edit(DATA, t -> integer(t, "index", 2, 9))),
        error(
            "a frame index with a gap",
            DATA,
            "frame_index row 2",
            edit(DATA, t -> integer(t, "frame_index", 2, 3))),
        error(
            "another episode in the middle",
            DATA,
            "episode_index row 4",
            edit(DATA, t -> integer(t, "episode_index", 4, 1))),
        error(
            "a task that is not there",
            DATA,
            "task_index row 0",
            edit(DATA, t -> integer(t, "task_index", 0, 2))),
        error(
            "a task of another episode",
            EPISODES,
            "tasks row 0",
            edit(DATA, t -> integer(t, "task_index", 5, 1))),
        error(
            "a timestamp one millisecond late",
            DATA,
            "timestamp row 3",
            edit(
                DATA,
                t ->
                    t.cell(
                        "timestamp",
                        (i, from, to) ->
                            to.add(
                                "timestamp",
                                from.getFloat("timestamp", 0) + (i == 3 ? 1e-3f : 0))))),
        error(
            "a null",
            DATA,
            "next.done row 1",
            edit(
                DATA,
                t ->
                    t.cell(
                        "next.done",
                        (i, from, to) -> {
                          if (i != 1) {
                            Tables.copy(from, to, "next.done");
                          }
                        }))),
        error(
            "integers for numbers",
            DATA,
            "column next.reward",
            edit(
                DATA,
                t ->
                    t.column(
                        Cells.scalar("next.reward", PrimitiveTypeName.INT64),
                        (i, from, to) -> to.add("next.reward", 0L)))),
        error("a torn file", SECOND_DATA, "", truncate(SECOND_DATA)),
        error(
            "a stray table",
            "data/chunk-000/file-000b.parquet",
            "index row 6",
            r -> Files.copy(r.resolve(DATA), r.resolve("data/chunk-000/file-000b.parquet"))),
        error("a table less", INFO, "total_episodes", r -> Files.delete(r.resolve(SECOND_DATA))));
  }

  private static Stream<Arguments> inEpisodes() {
    String from = "videos/" + KEY + "/from_timestamp";
    return Stream.of(
        error(
            "a video that starts one millisecond late",
            EPISODES,
            from + " row 0",
            edit(EPISODES, t -> t.cell(from, (i, row, to) -> to.add(from, 1e-3)))),
        error("no video start", EPISODES, "columns", edit(EPISODES, t -> t.drop(from))),
        error(
            "statistics in one file only",
            SECOND_EPISODES,
            "columns",
            edit(SECOND_EPISODES, t -> t.drop("stats/action/q99"))),
        error(
            "an episode in another place",
            SECOND_EPISODES,
            "episode_index row 1",
            edit(SECOND_EPISODES, t -> integer(t, "episode_index", 0, 5))),
        error(
            "an episode that starts late",
            SECOND_EPISODES,
            "dataset_from_index row 1",
            edit(SECOND_EPISODES, t -> integer(t, "dataset_from_index", 0, 7))),
        error(
            "another length",
            EPISODES,
            "length row 0",
            edit(EPISODES, t -> integer(t, "length", 0, 5))),
        error(
            "another data file",
            EPISODES,
            "data row 0",
            edit(EPISODES, t -> integer(t, "data/file_index", 0, 1))),
        error(
            "a video file that is not there",
            "videos/" + KEY + "/chunk-000/file-007.mp4",
            "",
            edit(EPISODES, t -> integer(t, "videos/" + KEY + "/file_index", 0, 7))),
        error(
            "a mean of another recording",
            EPISODES,
            "stats/action/* row 0 mean[0]",
            edit(
                EPISODES,
                t ->
                    t.cell(
                        "stats/action/mean",
                        (i, row, to) ->
                            Cells.putDoubles(to, "stats/action/mean", new double[] {9, 9, 9})))));
  }

  private static Stream<Arguments> inVideos() {
    return Stream.of(
        error("no video", VIDEO, "", r -> Files.delete(r.resolve(VIDEO))),
        error("a torn video", VIDEO, "", truncate(VIDEO)),
        error("a video of noise", VIDEO, "", r -> Files.write(r.resolve(VIDEO), new byte[4096])),
        error("a fragmented video", VIDEO, "boxes", video(v -> v.fragmented = true)),
        error("a picture less", VIDEO, "pictures", video(v -> v.pictures = 5)),
        error("a picture more", VIDEO, "pictures", video(v -> v.pictures = 7)),
        error("another rate", VIDEO, "rate", video(v -> v.framesPerSecond = 12)),
        error("a rate that varies", VIDEO, "picture 3", video(v -> v.lateFrom = 3)),
        error("another size", VIDEO, "size", video(v -> v.width = 32)));
  }

  private static Stream<Arguments> inStatistics() {
    return Stream.of(
        error(
            "a count of another dataset",
            STATS,
            "stats/action/* count",
            r -> {
              String text = Files.readString(r.resolve(STATS));
              int at = text.indexOf("10", text.indexOf("\"count\"", text.indexOf("\"action\"")));
              Files.writeString(
                  r.resolve(STATS), text.substring(0, at) + "99" + text.substring(at + 2));
            }),
        error("statistics without q99", STATS, "", replace(STATS, "\"q99\"", "\"q98\"")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void findsTheError(String what, String file, String place, Mutation mutation) throws IOException {
    ValidationReport report = LeRobotValidator.validate(mutated(mutation));
    assertFalse(report.valid(), what);
    assertTrue(
        report.findings().stream()
            .anyMatch(f ->
                f.severity() == Severity.ERROR && f.file().equals(file) && f.place().equals(place)),
        what + ": wanted an error at " + file + " " + place + " in " + report.findings());
  }

  @Test
  void findsNothingWrongWithTheDatasetItself() throws IOException {
    assertEquals(0, LeRobotValidator.validate(mutated(r -> {})).findings().size());
  }

  static Stream<Arguments> warnings() {
    return Stream.of(
        error("no statistics", STATS, "", r -> Files.delete(r.resolve(STATS))),
        error(
            "doubles for floats",
            DATA,
            "column next.reward",
            edit(
                DATA,
                t ->
                    t.column(
                        Cells.scalar("next.reward", PrimitiveTypeName.DOUBLE),
                        (i, from, to) ->
                            to.add("next.reward", (double) from.getFloat("next.reward", 0))))),
        error("an index behind", VIDEO, "boxes", video(v -> v.indexInFront = false)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("warnings")
  void warnsOfWhatStillLoads(String what, String file, String place, Mutation mutation)
      throws IOException {
    ValidationReport report = LeRobotValidator.validate(mutated(mutation));
    assertTrue(report.valid(), what + ": " + report.findings());
    assertTrue(
        report.findings().stream().anyMatch(f -> f.file().equals(file) && f.place().equals(place)),
        what + ": " + report.findings());
  }

  private Path mutated(Mutation mutation) throws IOException {
    Path copy = Trees.copy(shared, root.resolve("copy"));
    mutation.apply(copy);
    return copy;
  }

  private static Arguments error(String what, String file, String place, Mutation mutation) {
    return Arguments.of(what, file, place, mutation);
  }

  private static Mutation replace(String file, String from, String to) {
    return root -> {
      String text = Files.readString(root.resolve(file));
      assertTrue(text.contains(from), file + " has no " + from);
      Files.writeString(root.resolve(file), text.replace(from, to));
    };
  }

  private static Mutation edit(String file, java.util.function.Consumer<Tables> change) {
    return root -> Tables.edit(root.resolve(file), change);
  }

  private static Mutation truncate(String file) {
    return root -> {
      byte[] bytes = Files.readAllBytes(root.resolve(file));
      Files.write(root.resolve(file), java.util.Arrays.copyOf(bytes, bytes.length / 2));
    };
  }

  private static Mutation video(java.util.function.Consumer<OddVideo> change) {
    return root -> {
      var video = new OddVideo();
      change.accept(video);
      video.write(root.resolve(VIDEO));
    };
  }

  private static void integer(Tables table, String column, int row, long value) {
    table.cell(
        column, (i, from, to) -> to.add(column, i == row ? value : Cells.integer(from, column)));
  }
}
