package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.options.LaunchOptions;
import dev.ergon.launch.options.PolicyChoice;
import dev.ergon.launch.output.ProgressBar;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.policy.training.sample.SampleWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train practise}. */
@Command(
    name = "practise",
    description =
        "Write samples of a policy at work in the simulator, with the expert's answer to every state"
            + " it comes into (dataset aggregation).")
final class PractiseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Mixin private PolicyChoice policy = new PolicyChoice();
  @Mixin private LaunchOptions launch = new LaunchOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the samples go.")
  private Path out = Path.of("practice");

  @Option(
      names = "--episodes",
      paramLabel = "N",
      defaultValue = "600",
      description = "How many; the kinds of task take turns (default: ${DEFAULT-VALUE}).")
  private int episodes;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (episodes < 1) {
      throw new InvalidInputException("--episodes: got " + episodes + ", wanted 1 or more");
    }
    Path shipped = LaunchOptions.shipped("tabletop.yaml");
    List<String> first = new ArrayList<>(policy.overrides());
    first.add("seed=" + seed);
    first.add("pace=as_fast_as_possible");
    LaunchFile file = launch.read(shipped, first).withMqtt(null);
    PrintWriter err = spec.commandLine().getErr();
    SampleGenerator.Report report;
    try (SampleWriter writer = new SampleWriter(out);
        ShutdownRequest shutdown = new ShutdownRequest();
        ProgressBar bar =
            new ProgressBar(
                err, System.console() != null, new SystemClock(), "practice", episodes)) {
      report =
          new Practice(file, LaunchOptions.folderOf(shipped))
              .write(writer, 0, episodes, shutdown, done -> bar.update(done, ""));
    }
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        "%s: %d samples of %d episodes, %d of them done%n",
        out, report.samples(), report.episodes(), report.successes());
    text.flush();
    return ExitCode.DONE.status();
  }
}
