package dev.ergon.launch.command;

import dev.ergon.core.error.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon control}: without a sub-command it prints its help. */
@Command(
    name = "control",
    description = "Look at what control commanded.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {VerifyCommand.class})
final class ControlCommand implements Callable<Integer> {
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
