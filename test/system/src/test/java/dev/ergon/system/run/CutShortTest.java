package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.datasets.lerobot.LeRobotDatasets;
import dev.ergon.datasets.lerobot.ValidationReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutShortTest {
  private static final int EPISODES = 2;

  @TempDir private Path folder = Path.of("");

  @Test
  void ctrlCHoldsTheArmAndLeavesAValidDataset() throws Exception {
    Path dataset = folder.resolve("interrupted");
    try (ErgonProcess record = recording(dataset)) {
      record.signal("INT");
      assertTrue(record.endsWithin(20), "the process is still there");
    }
    requireFinishedEpisodes(dataset);
  }

  @Test
  void killMinusNineLosesNoFinishedEpisode() throws Exception {
    Path dataset = folder.resolve("killed");
    try (ErgonProcess record = recording(dataset)) {
      record.signal("KILL");
      assertTrue(record.endsWithin(20), "the process is still there");
    }
    requireFinishedEpisodes(dataset);
    Ergon more =
        Ergon.run(
            "record",
            tabletop(),
            "--set",
            "pace=as_fast_as_possible",
            "--set",
            "policy={kind: expert}",
            "--dataset",
            dataset.toString(),
            "--episodes",
            "1");
    assertTrue(more.exit() == 0, more::err);
    requireFinishedEpisodes(dataset);
  }

  /** A process in the middle of its third episode or later. */
  private static ErgonProcess recording(Path dataset) throws IOException {
    ErgonProcess record =
        new ErgonProcess(
            "record",
            tabletop(),
            "--set",
            "pace=as_fast_as_possible",
            "--set",
            "policy={kind: expert}",
            "--dataset",
            dataset.toString(),
            "--episodes",
            "500");
    for (int i = 0; i < EPISODES; i++) {
      record.awaitLine(" steps, ");
    }
    return record;
  }

  private static String tabletop() {
    return Ergon.home().resolve("launch/config/tabletop.yaml").toString();
  }

  private static void requireFinishedEpisodes(Path dataset) {
    ValidationReport report = LeRobotDatasets.validate(dataset);
    assertTrue(report.valid(), () -> report.findings().toString());
    assertTrue(report.episodes() >= EPISODES, () -> report.toString());
  }
}
