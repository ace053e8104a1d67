package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.export.BundleWriter;
import dev.ergon.policy.training.export.WeightFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train export}. */
@Command(
    name = "export",
    description =
        "Write a checkpoint as a policy bundle: ONNX graphs in fp32 and with int8 weights, tokenizer,"
            + " configurations and manifest.")
final class ExportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      required = true,
      description = "What `ergon train bc` wrote.")
  private Path checkpoint = Path.of("newest.ckpt");

  @Option(names = "--out", paramLabel = "DIR", required = true, description = "The bundle.")
  private Path out = Path.of("bundle");

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "ergon-tabletop",
      description = "What it calls itself (default: ${DEFAULT-VALUE}).")
  private String name = "ergon-tabletop";

  @Option(
      names = "--training-data",
      paramLabel = "WORDS",
      defaultValue = "the tabletop suite's expert on the kinematic table",
      description = "What it learned from, in words.")
  private String trainingData = "";

  @Override
  public Integer call() throws IOException {
    Checkpoint trained = Checkpoint.read(checkpoint);
    var manifest = new BundleWriter.Manifest(name, SampleStudio.STATE, "200 ms", trainingData);
    new BundleWriter(trained, manifest).write(out, List.of(WeightFormat.values()));
    PrintWriter text = spec.commandLine().getOut();
    text.printf("bundle %s, of step %d%n", out, trained.step());
    text.printf("look at it with: ergon policy inspect --model %s%n", out);
    text.flush();
    return ExitCode.DONE.status();
  }
}
