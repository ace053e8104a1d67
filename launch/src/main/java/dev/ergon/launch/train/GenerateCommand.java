package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.output.ProgressBar;
import dev.ergon.policy.training.sample.SampleWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train generate}. */
@Command(
    name = "generate",
    description =
        "Write samples of the tabletop suite: the expert at work with an unsteady hand, on a table"
            + " without physics. The same seed gives the same file.")
final class GenerateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Where the samples go; about 60 kB each.")
  private Path out = Path.of("samples");

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "100000",
      description = "How many, or a few more (default: ${DEFAULT-VALUE}).")
  private long samples;

  @Option(names = "--seed", paramLabel = "S", defaultValue = "1", description = "Default: 1.")
  private long seed;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Threads (default: one per processor); they do not change the samples.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (samples < 1 || jobs < 1) {
      throw new InvalidInputException(
          "--samples and --jobs: got " + samples + " and " + jobs + ", wanted 1 or more");
    }
    PrintWriter err = spec.commandLine().getErr();
    SampleGenerator.Report report;
    try (SampleWriter writer = new SampleWriter(out);
        ProgressBar bar =
            new ProgressBar(
                err, System.console() != null, new SystemClock(), "samples", (int) samples)) {
      report =
          new SampleGenerator(seed, jobs)
              .write(writer, samples, done -> bar.update((int) Math.min(done, samples), ""));
    }
    PrintWriter text = spec.commandLine().getOut();
    text.printf(
        "%s: %d samples of %d episodes; the expert did what was asked in %d of them%n",
        out, report.samples(), report.episodes(), report.successes());
    text.flush();
    return ExitCode.DONE.status();
  }
}
