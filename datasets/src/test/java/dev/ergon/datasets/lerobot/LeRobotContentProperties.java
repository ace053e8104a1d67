package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.Episode;
import dev.ergon.core.episode.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LeRobotContentProperties {
  private static final int STATE = 3;
  private static final int ACTION = 2;

  @Property(tries = 25)
  void numbersAndTasksComeBackAsFloat32(@ForAll("episodes") List<List<Step>> episodes)
      throws IOException {
    Path root = Files.createTempDirectory("ergon-dataset");
    var spec = new DatasetSpec("arm", 30, List.of("a", "b", "c"), List.of("x", "y"), List.of());
    try {
      try (LeRobotWriter writer = LeRobotWriter.open(root, spec)) {
        episodes.forEach(steps -> Recordings.record(writer, steps));
      }
      assertEquals(List.of(), LeRobotValidator.validate(root).findings());
      try (LeRobotReader reader = LeRobotReader.open(root)) {
        for (int i = 0; i < episodes.size(); i++) {
          assertEquals(new Episode(i, episodes.get(i)), reader.read(i));
        }
      }
    } finally {
      List<Path> files = new ArrayList<>(Trees.files(root));
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  @Provide
  Arbitrary<List<List<Step>>> episodes() {
    return steps().list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(3);
  }

  private static Arbitrary<Step> steps() {
    return Combinators.combine(
            numbers(STATE),
            numbers(ACTION),
            Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(LeRobotContentProperties::isText),
            Arbitraries.floats().between(-10, 10),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as((state, action, task, reward, done, success) ->
            new Step(List.of(), state, action, task, reward, done, success));
  }

  private static Arbitrary<double[]> numbers(int count) {
    return Arbitraries.floats()
        .list()
        .ofSize(count)
        .map(list -> IntStream.range(0, count).mapToDouble(i -> list.get(i)).toArray());
  }

  /** Whether {@code text} has a UTF-8 form: no half of a surrogate pair. */
  private static boolean isText(String text) {
    return !text.isBlank()
        && new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8)
            .equals(text);
  }
}
