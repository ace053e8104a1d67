package dev.ergon.launch.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.policy.training.sample.SampleFile;
import dev.ergon.policy.training.sample.SampleWriter;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import dev.ergon.policy.training.sample.TrainingSample.QuestionLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleGeneratorTest {
  private static final List<String> HELD_OUT =
      List.of("green cylinder", "yellow cube", "purple star");

  @TempDir Path folder;

  @Test
  void sameSeedGivesSameBytesHoweverManyThreads() throws Exception {
    assertArrayEquals(
        Files.readAllBytes(write("one", 5, 60, 1)), Files.readAllBytes(write("three", 5, 60, 3)));
  }

  @Test
  void anotherSeedGivesOtherSamples() throws Exception {
    assertFalse(
        java.util.Arrays.equals(
            Files.readAllBytes(write("five", 5, 20, 1)),
            Files.readAllBytes(write("six", 6, 20, 1))));
  }

  @Test
  void expertWithAnUnsteadyHandStillDoesWhatIsAsked() throws Exception {
    try (SampleWriter writer = new SampleWriter(folder.resolve("expert"))) {
      SampleGenerator.Report report = new SampleGenerator(3, 2).write(writer, 1500, samples -> {});
      assertTrue(report.successes() >= 0.95 * report.episodes(), report::toString);
    }
  }

  @Test
  void noSampleNamesAPairThatIsHeldOut() throws Exception {
    for (TrainingSample sample : samples(7, 300)) {
      List<String> said = new ArrayList<>();
      for (ActionLabel label : sample.actions()) {
        said.add(label.instruction());
      }
      for (QuestionLabel label : sample.questions()) {
        said.add(label.question() + " " + label.answer());
      }
      sample.marks().forEach(m -> said.add(m.first() + " " + m.second()));
      for (String pair : HELD_OUT) {
        assertTrue(said.stream().noneMatch(s -> s.contains(pair)), () -> pair + " in " + said);
      }
    }
  }

  @Test
  void whatIsNotThereIsRefusedAtOnce() throws Exception {
    int absent = 0;
    for (TrainingSample sample : samples(8, 200)) {
      for (ActionLabel label : sample.actions()) {
        if (Float.isNaN(label.points()[0])) {
          assertEquals(1, label.action()[0], label::instruction);
          absent++;
        }
      }
    }
    assertTrue(absent > 100, "absent " + absent);
  }

  private List<TrainingSample> samples(long seed, int count) throws Exception {
    List<TrainingSample> samples = new ArrayList<>();
    try (SampleFile file = SampleFile.open(write("samples" + seed, seed, count, 2))) {
      for (int i = 0; i < file.size(); i++) {
        samples.add(file.get(i));
      }
    }
    return samples;
  }

  private Path write(String name, long seed, int count, int threads) throws Exception {
    Path path = folder.resolve(name);
    try (SampleWriter writer = new SampleWriter(path)) {
      var unused = new SampleGenerator(seed, threads).write(writer, count, samples -> {});
    }
    return path;
  }
}
