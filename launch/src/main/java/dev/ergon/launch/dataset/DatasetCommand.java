package dev.ergon.launch.dataset;

import dev.ergon.core.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon dataset}: without a sub-command it prints its help. */
@Command(
    name = "dataset",
    description = "Look into recorded datasets.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {InfoCommand.class, ValidateCommand.class, StatsCommand.class})
public final class DatasetCommand implements Callable<Integer> {
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
