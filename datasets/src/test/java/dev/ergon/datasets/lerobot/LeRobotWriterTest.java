package dev.ergon.datasets.lerobot;

import static dev.ergon.datasets.lerobot.Recordings.FRONT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.Providers;
import dev.ergon.datasets.lerobot.RecordingException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeRobotWriterTest {
  private static final DatasetSpec SPEC = Recordings.spec(FRONT);

  @TempDir Path root;

  @Test
  void isChosenByItsFormat() throws Exception {
    try (var sink =
        Providers.load(getClass().getClassLoader()).episodeSink("lerobot", root, SPEC)) {
      assertInstanceOf(LeRobotWriter.class, sink);
    }
  }

  @Test
  void givesTheEpisodeUpAndSaysSoWhenTheEncoderCannotKeepUp() {
    DatasetSpec large = Recordings.spec(new CameraSpec("front", 1920, 1080));
    Step step = Recordings.steps(large, 1, "reach", 1).get(0);
    var options = RecordingOptions.standard().withQueue(1, Duration.ZERO);
    try (LeRobotWriter writer = LeRobotWriter.open(root, large, options)) {
      writer.begin();
      writer.record(step);
      assertEquals(0, writer.end());
      var thrown =
          assertThrows(
              RecordingException.class,
              () -> {
                writer.begin();
                for (int i = 0; i < 1000; i++) {
                  writer.record(step);
                }
              });
      assertEquals(Reason.TOO_SLOW, thrown.reason());
      assertThrows(IllegalStateException.class, () -> writer.record(step));
    }
    ValidationReport report = LeRobotValidator.validate(root);
    assertEquals(List.of(), report.findings());
    assertEquals(1, report.episodes());
  }

  @Test
  void givesTheEpisodeUpAndSaysSoWhenTheDiskFails() throws IOException {
    try (LeRobotWriter writer = LeRobotWriter.open(root, SPEC)) {
      Recordings.record(writer, Recordings.steps(SPEC, 2, "reach", 1));
      // A file where the chunk's folder must be: what a full or broken disk does to a move.
      Path videos = root.resolve("videos/observation.images.front/chunk-000/file-001.mp4");
      Files.createDirectories(videos.resolve("in the way"));
      var thrown =
          assertThrows(
              RecordingException.class,
              () -> Recordings.record(writer, Recordings.steps(SPEC, 2, "reach", 1)));
      assertEquals(Reason.STORAGE_FAILED, thrown.reason());
      Files.delete(videos.resolve("in the way"));
      Files.delete(videos);
      assertEquals(1, Recordings.record(writer, Recordings.steps(SPEC, 3, "reach", 1)));
    }
    ValidationReport report = LeRobotValidator.validate(root);
    assertEquals(List.of(), report.findings());
    assertEquals(5, report.frames());
  }

  @Test
  void refusesAStepThatDoesNotFitAndKeepsTheEpisode() {
    Step good = Recordings.steps(SPEC, 1, "reach", 1).get(0);
    double[] three = {1, 2, 3};
    List<Step> bad =
        List.of(
            step(List.of(), three, three, "reach"),
            step(good.frames(), new double[2], three, "reach"),
            step(good.frames(), three, new double[] {1, Double.NaN, 3}, "reach"),
            step(good.frames(), new double[] {1, 1e300, 3}, three, "reach"),
            step(good.frames(), three, three, " "),
            new Step(
                Recordings.steps(Recordings.spec(Recordings.WRIST), 1, "reach", 1).get(0).frames(),
                three,
                three,
                "reach",
                0,
                false,
                false));
    try (LeRobotWriter writer = LeRobotWriter.open(root, SPEC)) {
      writer.begin();
      writer.record(good);
      for (Step step : bad) {
        assertThrows(InvalidInputException.class, () -> writer.record(step));
      }
      writer.record(good);
      writer.end();
    }
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertEquals(2, reader.read(0).steps().size());
    }
  }

  @Test
  void refusesOddVideoSizesAndRecordsThemAsPng() {
    DatasetSpec odd = Recordings.spec(new CameraSpec("front", 33, 48));
    assertThrows(InvalidInputException.class, () -> LeRobotWriter.open(root, odd));
    Recordings.record(root, odd, RecordingOptions.standard().withStorage(PictureStorage.PNG), 2);
    assertEquals(List.of(), LeRobotValidator.validate(root).findings());
  }

  @Test
  void refusesADatasetOfAnotherSchema() {
    Recordings.record(root, SPEC, RecordingOptions.standard(), 1);
    for (DatasetSpec other :
        List.of(
            Recordings.spec(),
            new DatasetSpec("ergon_arm", 20, SPEC.stateNames(), SPEC.actionNames(), SPEC.cameras()),
            new DatasetSpec("other", 10, SPEC.stateNames(), SPEC.actionNames(), SPEC.cameras()),
            new DatasetSpec(
                "ergon_arm", 10, SPEC.actionNames(), SPEC.actionNames(), SPEC.cameras()))) {
      var thrown = assertThrows(InvalidInputException.class, () -> LeRobotWriter.open(root, other));
      assertTrue(thrown.toString().contains("meta/info.json"), thrown.toString());
    }
    assertEquals(List.of(), LeRobotValidator.validate(root).findings());
  }

  @Test
  void refusesAFolderOfSomethingElse() throws IOException {
    Files.writeString(root.resolve("notes.txt"), "mine");
    assertThrows(InvalidInputException.class, () -> LeRobotWriter.open(root, SPEC));
    assertEquals(List.of(root.resolve("notes.txt")), Trees.files(root));
  }

  @Test
  void refusesASecondWriter() {
    try (LeRobotWriter first = LeRobotWriter.open(root, SPEC)) {
      assertThrows(InvalidInputException.class, () -> LeRobotWriter.open(root, SPEC));
      Recordings.record(first, Recordings.steps(SPEC, 1, "reach", 1));
    }
    Recordings.record(root, SPEC, RecordingOptions.standard(), 1);
    assertEquals(2, LeRobotValidator.validate(root).episodes());
  }

  @Test
  void isUsedInOrder() {
    LeRobotWriter writer = LeRobotWriter.open(root, SPEC);
    Step step = Recordings.steps(SPEC, 1, "reach", 1).get(0);
    assertThrows(IllegalStateException.class, () -> writer.record(step));
    assertThrows(IllegalStateException.class, writer::end);
    writer.begin();
    assertThrows(IllegalStateException.class, writer::begin);
    writer.close();
    writer.close();
    assertThrows(IllegalStateException.class, writer::begin);
  }

  private static Step step(
      List<dev.ergon.core.observation.CameraFrame> frames,
      double[] state,
      double[] action,
      String task) {
    return new Step(frames, state, action, task, 0, false, false);
  }
}
