package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.demo.Narrator;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.LaunchFile.ArenaKind;
import dev.ergon.launch.graph.LaunchFile.RecordConfig;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.launch.session.InstructionFeeder;
import dev.ergon.launch.session.RunSession;
import dev.ergon.sim.embedded.task.Split;
import dev.ergon.sim.embedded.task.TabletopSuite;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon record}: a number of episodes into a dataset. */
@Command(
    name = "record",
    description = "Record episodes of a launch file's robot and policy into a dataset.")
final class RecordCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Parameters(paramLabel = "LAUNCH.yaml", description = "The launch file.")
  private Path launchFile;

  @Option(
      names = "--dataset",
      paramLabel = "DIR",
      required = true,
      description = "The dataset; a present one is added to.")
  private Path dataset;

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int episodes = 10;

  @Option(
      names = "--format",
      defaultValue = "lerobot",
      description = "The dataset's format (default: ${DEFAULT-VALUE}).")
  private String format = "lerobot";

  @Option(
      names = "--instruction",
      paramLabel = "TEXT",
      description =
          "What to ask for, in turn; may be given again. Default: the tabletop suite's training sentences.")
  private List<String> instructions = new ArrayList<>();

  @Override
  public Integer call() throws InterruptedException {
    LaunchFile file =
        launch
            .read(launchFile, List.of())
            .withMqtt(null)
            .withRecord(new RecordConfig(format, dataset.toString()));
    InstructionFeeder feeder = new InstructionFeeder(texts(file), episodes);
    PrintWriter err = spec.commandLine().getErr();
    try (ShutdownRequest shutdown = new ShutdownRequest();
        RunSession session =
            new RunSession(
                file,
                LaunchOptions.folderOf(launchFile),
                null,
                List.of(new Narrator(err, System.console() != null)))) {
      feeder.start(session.queue());
      session.serve(feeder.or(shutdown));
      print(session.summary());
    }
    return ExitCode.DONE.status();
  }

  private IntFunction<String> texts(LaunchFile file) {
    if (!instructions.isEmpty()) {
      return i -> instructions.get(i % instructions.size());
    }
    if (file.arena().kind() != ArenaKind.TABLETOP) {
      throw new InvalidInputException(
          "record: an open arena has no sentences of its own; give --instruction TEXT");
    }
    TabletopSuite suite = new TabletopSuite();
    return i -> suite.episode(Split.TRAIN, file.seed(), i).instruction();
  }

  private void print(RunSummary summary) {
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(
          Json.oneLine(
              new Recorded(summary.episodes().size(), summary.successRate(), dataset.toString())));
    } else {
      out.println();
      out.println(summary.episodeTable());
      out.println("dataset  " + dataset);
    }
    out.flush();
  }

  private record Recorded(int episodes, double successRate, String dataset) {}
}
