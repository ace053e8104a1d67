package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeRobotValidatorTest {
  @TempDir Path root;

  @Test
  void acceptsADatasetOfTheReferenceLibrary() throws URISyntaxException {
    ValidationReport report = LeRobotValidator.validate(sample());
    assertEquals(List.of(), report.findings());
    assertEquals(2, report.episodes());
    assertEquals(25, report.frames());
    assertEquals(25, report.pictures());
    assertEquals(2, report.tasks());
  }

  @Test
  void acceptsEveryShapeThatIsRecorded() {
    var video = RecordingOptions.standard();
    accepts("one", video, 1, 12);
  }

  private void accepts(String name, RecordingOptions options, int episodes, int... lengths) {
    Recordings.record(
        root.resolve(name), Recordings.spec(Recordings.FRONT, Recordings.WRIST), options, lengths);
    ValidationReport report = LeRobotValidator.validate(root.resolve(name));
    assertEquals(List.of(), report.findings());
    assertEquals(episodes, report.episodes());
  }

  static Path sample() throws URISyntaxException {
    return Path.of(LeRobotValidatorTest.class.getResource("/lerobot/sample").toURI());
  }
}
