package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.eval.Comparison;
import dev.ergon.launch.eval.Evaluation;
import dev.ergon.launch.eval.TaskTable;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.options.PolicyChoice;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.output.ProgressBar;
import dev.ergon.launch.run.RunResult;
import dev.ergon.launch.run.RunResult.TaskResult;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import dev.ergon.sim.embedded.task.TaskKind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon eval}: how well a policy does on a suite. */
@Command(
    name = "eval",
    description = "Measure a policy's success on a suite of the embedded simulator.")
final class EvalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private PolicyChoice policy = new PolicyChoice();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      defaultValue = TabletopSuite.NAME,
      description = "The suite (default: ${DEFAULT-VALUE}, the only one there is).")
  private String suite = TabletopSuite.NAME;

  @Option(
      names = "--split",
      defaultValue = "HELD_OUT_SCENES",
      description = "Which episodes: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Split split = Split.HELD_OUT_SCENES;

  @Option(
      names = "--task",
      description = "One kind of task: ${COMPLETION-CANDIDATES} (default: all, in turn).")
  private @Nullable TaskKind task;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How many episodes; the kinds of task take turns (default: ${DEFAULT-VALUE}).")
  private int episodes = 60;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of all episodes (default: 1).")
  private long seed = 1;

  @Option(
      names = "--launch",
      paramLabel = "LAUNCH.yaml",
      description =
          "Robot, cameras and world, for example a simulator behind ROS (default: embedded).")
  private @Nullable Path launchFile;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Episodes at a time (default: one per processor; always 1 over a wire).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--compare",
      description =
          "Also let the expert, a random policy, and the policy with other episodes' instructions"
              + " play.")
  private boolean compare;

  @Override
  public Integer call() throws InterruptedException {
    requireSane();
    Path source = launchFile == null ? LaunchOptions.shipped("tabletop.yaml") : launchFile;
    LaunchFile file = file(source, policy.overrides());
    try (ShutdownRequest shutdown = new ShutdownRequest()) {
      RunSummary summary = play(source, file, Comparison.ITSELF, shutdown);
      Map<String, Map<String, TaskResult>> beside = new LinkedHashMap<>();
      for (Comparison other : compare ? Comparison.BESIDE : List.<Comparison>of()) {
        LaunchFile theirs =
            other.policy().isEmpty()
                ? file
                : file(source, PolicyChoice.of(other.policy()).overrides());
        beside.put(
            other.name(), TaskTable.byTask(play(source, theirs, other, shutdown).episodes()));
      }
      print(file, summary, beside);
    }
    return ExitCode.DONE.status();
  }

  private LaunchFile file(Path source, List<String> policyOverrides) {
    List<String> first = new ArrayList<>(policyOverrides);
    first.add("seed=" + seed);
    first.add("pace=as_fast_as_possible");
    return launch.read(source, first).withMqtt(null);
  }

  private RunSummary play(Path source, LaunchFile file, Comparison who, ShutdownRequest shutdown)
      throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Path folder = LaunchOptions.folderOf(source);
    try (ProgressBar bar =
        new ProgressBar(err, System.console() != null, new SystemClock(), who.name(), episodes)) {
      return new Evaluation(file, folder, split, episodes, who.wording(), task)
          .run(
              file.world() == null ? Math.min(jobs, episodes) : 1,
              List.of(),
              shutdown,
              (done, result) -> {
                synchronized (bar) {
                  bar.update(done, result.success() ? "" : "failed: " + result.instruction());
                }
              });
    }
  }

  private void requireSane() {
    if (!suite.equals(TabletopSuite.NAME)) {
      throw new InvalidInputException(
          "--suite: got '" + suite + "', there is: " + TabletopSuite.NAME);
    }
    if (episodes < 1 || jobs < 1) {
      throw new InvalidInputException(
          "--episodes and --jobs: got " + episodes + " and " + jobs + ", wanted 1 or more");
    }
  }

  private void print(
      LaunchFile file, RunSummary summary, Map<String, Map<String, TaskResult>> beside) {
    PrintWriter out = spec.commandLine().getOut();
    RunResult result =
        new RunResult(
            suite,
            seed,
            file.policy().text("kind"),
            summary.episodes(),
            summary.successRate(),
            TaskTable.byTask(summary.episodes()),
            beside,
            summary.policyLatencyMs(),
            summary.worldAnswerMs(),
            summary.controlSummary(),
            null,
            null,
            null);
    if (common.json()) {
      out.println(Json.oneLine(result));
    } else {
      out.println();
      out.println(TaskTable.render(result));
      out.println(summary.timingTable());
      out.println(summary.controlLines());
    }
    out.flush();
  }
}
