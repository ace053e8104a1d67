package dev.ergon.datasets.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.check.DataCheck;
import dev.ergon.datasets.internal.lerobot.check.DataEpisode;
import dev.ergon.datasets.internal.lerobot.check.EpisodeCheck;
import dev.ergon.datasets.internal.lerobot.check.EpisodeCheck.Row;
import dev.ergon.datasets.internal.lerobot.check.Findings;
import dev.ergon.datasets.internal.lerobot.check.InfoCheck;
import dev.ergon.datasets.internal.lerobot.check.StatisticsCheck;
import dev.ergon.datasets.internal.lerobot.check.TaskCheck;
import dev.ergon.datasets.internal.lerobot.check.TotalsCheck;
import dev.ergon.datasets.internal.lerobot.check.VideoCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Checks a dataset as strictly as the reference library's loader and tools do, and reads all of it:
 * every row, every picture. Nothing is changed. Not real-time safe.
 */
public final class LeRobotValidator {
  private LeRobotValidator() {}

  /**
   * Validates the dataset at {@code root}.
   *
   * @throws InvalidInputException if there is no folder
   */
  public static ValidationReport validate(Path root) {
    if (!Files.isDirectory(root)) {
      throw new InvalidInputException(root + ": got no folder, wanted a dataset's");
    }
    var layout = new DatasetLayout(root.toAbsolutePath().normalize());
    var findings = new Findings(layout);
    Optional<InfoFile> info = InfoCheck.check(layout, findings);
    if (info.isEmpty()) {
      return findings.report(0, 0, 0, 0);
    }
    return validate(layout, info.get(), findings);
  }

  private static ValidationReport validate(DatasetLayout layout, InfoFile info, Findings findings) {
    List<String> tasks = TaskCheck.check(layout, info, findings);
    List<DataEpisode> data = new DataCheck(layout, info, tasks, findings).check();
    List<Row> rows = new EpisodeCheck(layout, info, findings).check(data);
    TotalsCheck.check(layout, info, tasks, data, rows, findings);
    StatisticsCheck.check(layout, info, data, rows, findings);
    long pictures = new VideoCheck(layout, info, findings).check(data, rows);
    long frames = data.stream().mapToLong(DataEpisode::length).sum();
    long inRows = info.features().stream().filter(f -> f.isImage()).count() * frames;
    return findings.report(rows.size(), frames, pictures + inRows, tasks.size());
  }
}
