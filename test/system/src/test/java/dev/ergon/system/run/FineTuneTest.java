package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped checkpoint, trained on with what a robot recorded. */
class FineTuneTest {
  private static final String LAUNCH =
      Ergon.home().resolve("launch/config/tabletop.yaml").toString();
  private static final String SHIPPED =
      Ergon.home().resolve("policy/checkpoints/tabletop/weights.ckpt").toString();

  @TempDir private Path folder = Path.of("");
  private Path dataset = Path.of("");

  @BeforeEach
  void nameTheDataset() {
    dataset = folder.resolve("dataset");
  }

  @Test
  void learnsFromRecordedEpisodesAndExports() throws IOException {
    record();
    Path training = folder.resolve("training");
    done(fineTune(training, "--steps", "10", "--learning-rate", "3e-4"));
    List<String> log = Files.readAllLines(training.resolve("training.csv"));
    assertTrue(loss(log.get(log.size() - 1)) < loss(log.get(1)), log::toString);
    String samples = training.resolve("recorded-0.samples").toString();
    Path bundle = folder.resolve("bundle");
    done(
        Ergon.run(
            "train",
            "export",
            "--checkpoint",
            training.resolve("newest.ckpt").toString(),
            "--out",
            bundle.toString(),
            "--check",
            samples));
    done(Ergon.run("eval", "--policy", bundle.toString(), "--episodes", "1"));
  }

  @Test
  void aRecordingOfAnotherSetUpIsRefusedWithEveryDifference() {
    record("--set", "cameras={front: {kind: embedded, width: 64, height: 64}}");
    Ergon refused = fineTune(folder.resolve("training"), "--steps", "1");
    assertEquals(2, refused.exit(), refused::err);
    for (String named : List.of("dataset", "'front'", "64", "'wrist'")) {
      assertTrue(refused.err().contains(named), refused::err);
    }
  }

  @Test
  void aFolderThatIsNoDatasetIsRefusedByName() {
    Ergon refused = fineTune(folder.resolve("training"), "--steps", "1");
    assertEquals(2, refused.exit(), refused::err);
    assertTrue(refused.err().contains(dataset + ": got no meta/info.json"), refused::err);
  }

  private void record(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "record",
                LAUNCH,
                "--dataset",
                dataset.toString(),
                "--episodes",
                "3",
                "--set",
                "pace=as_fast_as_possible",
                "--set",
                "policy={kind: expert}"));
    arguments.addAll(List.of(more));
    done(Ergon.run(arguments.toArray(String[]::new)));
  }

  private Ergon fineTune(Path out, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "train",
                "bc",
                "--dataset",
                dataset.toString(),
                "--from",
                SHIPPED,
                "--out",
                out.toString()));
    arguments.addAll(List.of(more));
    return Ergon.run(arguments.toArray(String[]::new));
  }

  private static void done(Ergon command) {
    assertEquals(0, command.exit(), command::err);
  }

  private static double loss(String line) {
    return Double.parseDouble(line.split(",")[2]);
  }
}
