package dev.ergon.launch.policy;

import dev.ergon.core.error.ExitCode;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon policy}: without a sub-command it prints its help. */
@Command(
    name = "policy",
    description = "Inspect a policy bundle, run it on pictures, measure it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {InspectCommand.class, InferCommand.class, BenchCommand.class})
public final class PolicyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private final InputStream in;

  public PolicyCommand() {
    this(System.in);
  }

  /**
   * @param in where JSON Lines come from
   */
  public PolicyCommand(InputStream in) {
    this.in = in;
  }

  InputStream in() {
    return in;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.INVALID_INPUT.status();
  }
}
