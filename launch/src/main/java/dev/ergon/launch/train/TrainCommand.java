package dev.ergon.launch.train;

import dev.ergon.core.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon train}: from demonstrations to a policy bundle. */
@Command(
    name = "train",
    description = "Make samples, train a policy on them, export it as a bundle.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GenerateCommand.class,
      PractiseCommand.class,
      CloneCommand.class,
      ExportBundleCommand.class
    })
public final class TrainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.INVALID_INPUT.status();
  }
}
