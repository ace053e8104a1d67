package dev.ergon.launch.policy;

import java.io.InputStream;
import picocli.CommandLine.Command;

/** {@code ergon policy}. */
@Command(
    name = "policy",
    description = "Inspect a policy bundle, run it on pictures, measure it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {InspectCommand.class, InferCommand.class, BenchCommand.class})
public final class PolicyCommand {
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
}
