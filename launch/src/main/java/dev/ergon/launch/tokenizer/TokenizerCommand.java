package dev.ergon.launch.tokenizer;

import dev.ergon.core.error.ExitCode;
import java.io.InputStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ergon tokenizer}: without a sub-command it prints its help. */
@Command(
    name = "tokenizer",
    description = "Turn actions into tokens and back, fit a FAST vocabulary, inspect a tokenizer.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EncodeCommand.class,
      DecodeCommand.class,
      FitCommand.class,
      InspectCommand.class
    })
public final class TokenizerCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private final InputStream in;

  public TokenizerCommand() {
    this(System.in);
  }

  /**
   * @param in where the JSON Lines come from
   */
  public TokenizerCommand(InputStream in) {
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
