package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon sim}: the embedded simulator on its own. */
@Command(
    name = "sim",
    description = "Serve the embedded simulator to others, or write it in their formats.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ServeCommand.class, SimExportCommand.class})
final class SimCommand implements Callable<Integer> {
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
