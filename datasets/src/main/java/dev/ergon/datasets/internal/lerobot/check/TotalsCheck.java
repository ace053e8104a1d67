package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.check.EpisodeCheck.Row;
import java.nio.file.Path;
import java.util.List;

/**
 * The counts of {@code info.json}. It may lag behind the tables by the one episode whose commit was
 * cut off: that loads, and the next writer repairs it.
 */
public final class TotalsCheck {
  private TotalsCheck() {}

  public static void check(
      DatasetLayout layout,
      InfoFile info,
      List<String> tasks,
      List<DataEpisode> data,
      List<Row> rows,
      Findings findings) {
    Path file = layout.info();
    long frames = data.stream().mapToLong(DataEpisode::length).sum();
    boolean rowAhead =
        rows.size() == info.totalEpisodes() + 1
            && rows.get(rows.size() - 1).episode().fromIndex() == info.totalFrames();
    boolean dataBehind = rowAhead && frames == info.totalFrames();
    boolean dataAhead = rowAhead && frames == rows.get(rows.size() - 1).episode().toIndex();
    if (dataBehind || dataAhead) {
      findings.warning(
          file,
          "total_episodes",
          info.totalEpisodes(),
          rows.size() + "; an interrupted commit, which the next recording repairs");
    } else {
      findings.require(file, "total_episodes", info.totalEpisodes(), (long) rows.size());
      findings.require(file, "total_episodes", info.totalEpisodes(), (long) data.size());
      findings.require(file, "total_frames", info.totalFrames(), frames);
    }
    if (tasks.size() > info.totalTasks()) {
      findings.warning(file, "total_tasks", info.totalTasks(), tasks.size());
    } else {
      findings.require(file, "total_tasks", info.totalTasks(), (long) tasks.size());
    }
  }
}
