package dev.ergon.launch.tokenizer;

import java.io.InputStream;
import picocli.CommandLine.Command;

/** {@code ergon tokenizer}. */
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
public final class TokenizerCommand {
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
}
