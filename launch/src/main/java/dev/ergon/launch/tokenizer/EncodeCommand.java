package dev.ergon.launch.tokenizer;

import dev.ergon.core.error.ExitCode;
import dev.ergon.tokenizer.spec.SpecFile;
import dev.ergon.tokenizer.spec.TokenizerSpec;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ergon tokenizer encode}. */
@Command(
    name = "encode",
    description =
        "Actions to tokens: JSON Lines {\"actions\": [[...], ...]} in, {\"tokens\": [...]} out.")
final class EncodeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private TokenizerCommand parent;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  @Option(
      names = "--spec",
      required = true,
      paramLabel = "SPEC.json",
      description = "The tokenizer; paths inside the file are relative to it.")
  private Path specFile;

  @Override
  public Integer call() {
    TokenizerSpec tokenizer = SpecFile.read(specFile);
    LineServer.serve(
        parent.in(),
        spec.commandLine().getOut(),
        line -> {
          int[] tokens = tokenizer.encode(LineJson.actions(line));
          return LineJson.tokensAnswer(tokens, tokenizer.text(tokens));
        });
    return ExitCode.DONE.status();
  }
}
