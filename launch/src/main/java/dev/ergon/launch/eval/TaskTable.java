package dev.ergon.launch.eval;

import dev.ergon.launch.output.Table;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.RunResult;
import dev.ergon.launch.run.RunResult.TaskResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Success by kind of task. */
public final class TaskTable {
  private TaskTable() {}

  /** The successes of each kind, in the order in which the kinds first appear. */
  public static Map<String, TaskResult> byTask(List<EpisodeResult> episodes) {
    Map<String, List<EpisodeResult>> kinds = new LinkedHashMap<>();
    for (EpisodeResult e : episodes) {
      kinds.computeIfAbsent(e.task(), task -> new ArrayList<>()).add(e);
    }
    Map<String, TaskResult> results = new LinkedHashMap<>();
    kinds.forEach((task, of) -> results.put(task, result(of)));
    return results;
  }

  /** A row per kind, one for all, and what failed. */
  public static String render(RunResult run) {
    Table table = new Table("task", "episodes", "done", "rate", "mean steps when done");
    run.byTask()
        .forEach((task, r) ->
            table.row(
                task,
                Integer.toString(r.episodes()),
                Integer.toString(r.successes()),
                percent(r.successRate()),
                meanSteps(run.episodes(), task)));
    long done = run.episodes().stream().filter(EpisodeResult::success).count();
    table.row(
        "all",
        Integer.toString(run.episodes().size()),
        Long.toString(done),
        percent(run.successRate()),
        "");
    StringBuilder text = new StringBuilder(table.render());
    for (EpisodeResult e : run.episodes()) {
      if (!e.success()) {
        text.append("failed: \"")
            .append(e.instruction())
            .append("\": ")
            .append(e.reason())
            .append('\n');
      }
    }
    return text.toString();
  }

  private static TaskResult result(List<EpisodeResult> episodes) {
    int successes = (int) episodes.stream().filter(EpisodeResult::success).count();
    return new TaskResult(episodes.size(), successes, (double) successes / episodes.size());
  }

  private static String meanSteps(List<EpisodeResult> episodes, String task) {
    double mean =
        episodes.stream()
            .filter(e -> e.success() && e.task().equals(task))
            .mapToInt(EpisodeResult::steps)
            .average()
            .orElse(0);
    return String.format(Locale.ROOT, "%.1f", mean);
  }

  private static String percent(double rate) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * rate);
  }
}
