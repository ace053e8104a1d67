package dev.ergon.datasets.lerobot;

import static dev.ergon.datasets.lerobot.Recordings.FRONT;
import static dev.ergon.datasets.lerobot.Recordings.WRIST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shape of dataset that the writer can make is one that the validator accepts. */
class LeRobotShapesTest {
  private static final RecordingOptions VIDEO = RecordingOptions.standard();
  private static final RecordingOptions PNG = VIDEO.withStorage(PictureStorage.PNG);

  @TempDir Path root;

  static Stream<Arguments> shapes() {
    DatasetSpec one = Recordings.spec(FRONT);
    return Stream.of(
        Arguments.of("one episode", one, VIDEO, new int[] {12}),
        Arguments.of("one frame", one, VIDEO, new int[] {1}),
        Arguments.of("two cameras", Recordings.spec(FRONT, WRIST), VIDEO, new int[] {5, 3}),
        Arguments.of("no camera", Recordings.spec(), VIDEO, new int[] {4, 1}),
        Arguments.of("pictures in rows", one, PNG, new int[] {3, 2}),
        Arguments.of("several chunks", one, VIDEO.withFilesPerChunk(2), new int[] {2, 1, 1, 2, 1}),
        Arguments.of(
            "vectors of one",
            new DatasetSpec("arm", 30, List.of("x"), List.of("dx"), List.of()),
            VIDEO,
            new int[] {40}),
        Arguments.of(
            "no state",
            new DatasetSpec("", 50, List.of(), List.of("dx", "dy"), List.of(FRONT)),
            VIDEO,
            new int[] {51}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shapes")
  void isValidAndReadsBack(
      String shape, DatasetSpec spec, RecordingOptions options, int[] lengths) {
    Recordings.record(root, spec, options, lengths);
    ValidationReport report = LeRobotValidator.validate(root);
    assertEquals(List.of(), report.findings(), shape);
    assertEquals(lengths.length, report.episodes());
    assertEquals(Stream.of(lengths).flatMapToInt(java.util.Arrays::stream).sum(), report.frames());
    assertEquals(report.frames() * spec.cameras().size(), report.pictures());
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertEquals(spec, reader.spec());
      for (int i = 0; i < lengths.length; i++) {
        List<Step> wanted =
            Recordings.steps(spec, lengths[i], "put the red cube in the bowl", lengths[i]);
        LeRobotRoundTripTest.assertSame(wanted, reader.read(i), 3.0);
      }
    }
  }

  @Test
  void keepsTheTaskOfEveryStep() {
    DatasetSpec spec = Recordings.spec();
    var steps = new ArrayList<Step>(Recordings.steps(spec, 2, "öffne die Schublade", 1));
    steps.addAll(Recordings.steps(spec, 2, "引き出しを開けて 🤖", 2));
    try (LeRobotWriter writer = LeRobotWriter.open(root, spec)) {
      Recordings.record(writer, steps);
      Recordings.record(writer, Recordings.steps(spec, 1, "引き出しを開けて 🤖", 3));
    }
    assertEquals(List.of(), LeRobotValidator.validate(root).findings());
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertEquals(List.of("öffne die Schublade", "引き出しを開けて 🤖"), reader.tasks());
      LeRobotRoundTripTest.assertSame(steps, reader.read(0), 0);
      assertEquals("引き出しを開けて 🤖", reader.read(1).steps().get(0).task());
    }
  }

  @Test
  void goesOnWhereAnEarlierWriterStopped() {
    DatasetSpec spec = Recordings.spec(FRONT);
    Recordings.record(root, spec, VIDEO, 3, 2);
    Recordings.record(root, spec, VIDEO, 4);
    ValidationReport report = LeRobotValidator.validate(root);
    assertEquals(List.of(), report.findings());
    assertEquals(3, report.episodes());
    assertEquals(9, report.frames());
  }

  @Test
  void makesTheSameBytesOfTheSameSteps() throws IOException {
    DatasetSpec spec = Recordings.spec(FRONT, WRIST);
    Recordings.record(root.resolve("a"), spec, VIDEO, 7, 2);
    Recordings.record(root.resolve("b"), spec, VIDEO, 7, 2);
    assertEquals(Trees.contents(root.resolve("a")), Trees.contents(root.resolve("b")));
  }

  @Test
  void leavesNoStagingFolder() {
    Recordings.record(root, Recordings.spec(FRONT), VIDEO, 2);
    assertTrue(Files.notExists(root.resolve(".recording")));
  }

  @Test
  void dropsAnEpisodeWithoutStepsAndADiscardedOne() {
    DatasetSpec spec = Recordings.spec(FRONT);
    try (LeRobotWriter writer = LeRobotWriter.open(root, spec)) {
      writer.begin();
      assertEquals(-1, writer.end());
      writer.begin();
      writer.record(Recordings.steps(spec, 1, "reach", 1).get(0));
      writer.discard();
      assertEquals(0, Recordings.record(writer, Recordings.steps(spec, 2, "reach", 2)));
      writer.begin();
      writer.record(Recordings.steps(spec, 1, "reach", 1).get(0));
    }
    ValidationReport report = LeRobotValidator.validate(root);
    assertEquals(List.of(), report.findings());
    assertEquals(1, report.episodes());
    assertEquals(2, report.frames());
  }
}
