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
import java.util.Optional;
import java.util.function.Function;

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

  /** A row per kind, one for all, a column for whoever played beside it, and what failed. */
  public static String render(RunResult run) {
    List<String> head =
        new ArrayList<>(List.of("task", "episodes", "done", "rate", "mean steps when done"));
    head.addAll(run.beside().keySet());
    Table table = new Table(head.toArray(String[]::new));
    run.byTask()
        .forEach((task, r) ->
            row(
                table,
                run,
                task,
                r,
                meanSteps(run.episodes(), task),
                other -> Optional.ofNullable(other.get(task))));
    row(table, run, "all", all(run.byTask()), "", other -> Optional.of(all(other)));
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

  private static void row(
      Table table,
      RunResult run,
      String task,
      TaskResult own,
      String steps,
      Function<Map<String, TaskResult>, Optional<TaskResult>> beside) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                task,
                Integer.toString(own.episodes()),
                Integer.toString(own.successes()),
                percent(own.successRate()),
                steps));
    for (Map<String, TaskResult> other : run.beside().values()) {
      cells.add(beside.apply(other).map(r -> percent(r.successRate())).orElse(""));
    }
    table.row(cells.toArray(String[]::new));
  }

  private static TaskResult all(Map<String, TaskResult> byTask) {
    int episodes = byTask.values().stream().mapToInt(TaskResult::episodes).sum();
    int done = byTask.values().stream().mapToInt(TaskResult::successes).sum();
    return new TaskResult(episodes, done, episodes == 0 ? 0 : (double) done / episodes);
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
