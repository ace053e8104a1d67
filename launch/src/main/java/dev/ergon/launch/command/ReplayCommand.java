package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.replay.Replay;
import dev.ergon.launch.replay.ReplayResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ergon replay}: a recorded episode's actions, once more through control. */
@Command(
    name = "replay",
    description =
        "Run a recorded episode's actions on the simulated arm and compare where it goes.")
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common = new CommonOptions();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Parameters(paramLabel = "DATASET", description = "The dataset's folder.")
  private Path dataset;

  @Option(
      names = "--episode",
      paramLabel = "K",
      defaultValue = "0",
      description = "Which episode (default: ${DEFAULT-VALUE}).")
  private long episode;

  /** What is replayed needs no policy; this one needs no cameras. */
  private static final String NOBODY_ASKED = "policy={kind: expert}";

  @Override
  public Integer call() throws InterruptedException {
    Path shipped = LaunchOptions.shipped("tabletop.yaml");
    Replay replay =
        new Replay(
            launch
                .read(shipped, List.of("pace=as_fast_as_possible", NOBODY_ASKED))
                .withMqtt(null)
                .withoutCameras(),
            LaunchOptions.folderOf(shipped));
    ReplayResult result = replay.run(dataset, episode);
    PrintWriter out = spec.commandLine().getOut();
    if (common.json()) {
      out.println(Json.oneLine(result));
    } else {
      out.printf(
          Locale.ROOT,
          "episode %d, \"%s\": %d steps replayed; joints differ by at most %.4f (rad, m), on average %.4f%n",
          result.episode(),
          result.task(),
          result.steps(),
          result.maxJointDifference(),
          result.meanJointDifference());
    }
    out.flush();
    return ExitCode.DONE.status();
  }
}
