package dev.ergon.datasets.lerobot;

import static dev.ergon.datasets.lerobot.Recordings.FRONT;
import static dev.ergon.datasets.lerobot.Recordings.WRIST;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.Step;
import dev.ergon.core.image.Image;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeRobotRoundTripTest {
  @TempDir Path root;

  @Test
  void answersWhatWasRecordedWithTwoCameras() {
    DatasetSpec spec = Recordings.spec(FRONT, WRIST);
    List<Step> first = Recordings.steps(spec, 12, "put the red cube in the bowl", 1);
    List<Step> second = Recordings.steps(spec, 1, "schieb die grüne Kugel 🟢 nach links", 2);
    try (LeRobotWriter writer = LeRobotWriter.open(root, spec)) {
      assertEquals(0, Recordings.record(writer, first));
      assertEquals(1, Recordings.record(writer, second));
    }
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertEquals(spec, reader.spec());
      assertEquals(2, reader.episodeCount());
      assertSame(first, reader.read(0), 3.0);
      assertSame(second, reader.read(1), 3.0);
      assertTrue(reader.read(1).success());
    }
  }

  @Test
  void answersPicturesToTheBitWhenTheyAreStoredAsPng() {
    DatasetSpec spec = Recordings.spec(FRONT);
    List<Step> steps = Recordings.steps(spec, 5, "reach the star", 3);
    var options = RecordingOptions.standard().withStorage(PictureStorage.PNG);
    try (LeRobotWriter writer = LeRobotWriter.open(root, spec, options)) {
      Recordings.record(writer, steps);
    }
    try (LeRobotReader reader = LeRobotReader.open(root)) {
      assertEquals(new Episode(0, steps), reader.read(0));
    }
  }

  static void assertSame(List<Step> wanted, Episode got, double meanError) {
    assertEquals(wanted.size(), got.steps().size());
    for (int i = 0; i < wanted.size(); i++) {
      Step a = wanted.get(i);
      Step b = got.steps().get(i);
      assertArrayEquals(a.state(), b.state());
      assertArrayEquals(a.action(), b.action());
      assertEquals(a.task(), b.task());
      assertEquals(a.reward(), b.reward());
      assertEquals(a.done(), b.done());
      assertEquals(a.success(), b.success());
      for (int c = 0; c < a.frames().size(); c++) {
        assertEquals(a.frames().get(c).camera(), b.frames().get(c).camera());
        double error = meanError(a.frames().get(c).image(), b.frames().get(c).image());
        assertTrue(error < meanError, "step " + i + " camera " + c + ": mean error " + error);
      }
    }
  }

  private static double meanError(Image a, Image b) {
    byte[] x = a.toBytes();
    byte[] y = b.toBytes();
    assertEquals(x.length, y.length);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += Math.abs((x[i] & 0xFF) - (y[i] & 0xFF));
    }
    return sum / x.length;
  }
}
