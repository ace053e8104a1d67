package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.episode.DatasetSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that dies leaves every ended episode, and the next writer goes on. */
class LeRobotCrashTest {
  private static final RecordingOptions OPTIONS = RecordingOptions.standard();
  private static final DatasetSpec SPEC = Recordings.spec(Recordings.FRONT, Recordings.WRIST);

  @TempDir Path root;

  /**
   * The files of the third episode are moved into place one by one; equal steps make equal bytes,
   * so each cut between two moves can be built from the dataset before and the one after.
   */
  @Test
  void loadsAndGoesOnWhereverACommitIsCutOff() throws IOException {
    Path before = root.resolve("before");
    Path after = root.resolve("after");
    Recordings.record(before, SPEC, OPTIONS, 3, 2);
    Recordings.record(after, SPEC, OPTIONS, 3, 2, 4);
    List<String> moves = moves(2);
    for (int done = 0; done <= moves.size(); done++) {
      Path cut = Trees.copy(before, root.resolve("cut" + done));
      for (String move : moves.subList(0, done)) {
        Files.createDirectories(cut.resolve(move).getParent());
        Files.copy(after.resolve(move), cut.resolve(move), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.createDirectories(cut.resolve(".recording"));
      Files.writeString(cut.resolve(".recording/data.parquet"), "half a row");
      String when = "after " + done + " of " + moves;
      assertHoldsAtLeast(2, cut, when);
      boolean data = moves.subList(0, done).stream().anyMatch(m -> m.startsWith("data"));
      Recordings.record(cut, SPEC, OPTIONS, 1);
      ValidationReport repaired = LeRobotValidator.validate(cut);
      assertEquals(List.of(), repaired.findings(), when);
      assertEquals(data ? 4 : 3, repaired.episodes(), when);
    }
  }

  @Test
  void keepsEveryEndedEpisodeWhenKilledWhileRecording() throws Exception {
    var random = new Random(20261122);
    Path dataset = root.resolve("killed");
    long episodes = 0;
    for (int kill = 0; kill < 4; kill++) {
      episodes += killAfter(4 + random.nextInt(24), dataset);
      episodes = assertHoldsAtLeast(episodes, dataset, "kill " + kill);
    }
    Recordings.record(dataset, KilledRecorder.SPEC, OPTIONS, 3);
    ValidationReport report = LeRobotValidator.validate(dataset);
    assertEquals(List.of(), report.findings());
    assertTrue(report.episodes() > episodes);
  }

  /** Kills a recorder with SIGKILL after {@code lines} of progress; answers what it ended. */
  private static int killAfter(int lines, Path dataset) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRecorder.class.getName(),
                dataset.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    int ended = 0;
    try (BufferedReader progress = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < lines; i++) {
        String line = progress.readLine();
        assertTrue(line != null, "the recorder stopped by itself after " + i + " lines");
        ended += line.startsWith("ended") ? 1 : 0;
      }
      process.toHandle().destroyForcibly(); // unlike the process itself, keeps its output open
      String late;
      while ((late = progress.readLine()) != null) {
        ended += late.startsWith("ended") ? 1 : 0;
      }
    }
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
    return ended;
  }

  /** Validates and reads all; answers the number of episodes. */
  private static long assertHoldsAtLeast(long episodes, Path dataset, String when) {
    ValidationReport report = LeRobotValidator.validate(dataset);
    assertTrue(report.valid(), when + ": " + report.findings());
    try (LeRobotReader reader = LeRobotReader.open(dataset)) {
      assertTrue(
          reader.episodeCount() >= episodes,
          when + ": " + reader.episodeCount() + " of " + episodes);
      for (long i = 0; i < reader.episodeCount(); i++) {
        assertTrue(reader.read(i).success(), when + ": episode " + i);
      }
      return reader.episodeCount();
    }
  }

  /** The files of episode {@code index} in the order in which a writer moves them into place. */
  private static List<String> moves(int index) {
    var moves = new ArrayList<String>();
    String file = "chunk-000/file-00" + index;
    SPEC.cameras()
        .forEach(c -> moves.add("videos/observation.images." + c.name() + "/" + file + ".mp4"));
    moves.add("meta/tasks.parquet");
    moves.add("meta/episodes/" + file + ".parquet");
    moves.add("data/" + file + ".parquet");
    moves.add("meta/stats.json");
    moves.add("meta/info.json");
    return moves;
  }
}
