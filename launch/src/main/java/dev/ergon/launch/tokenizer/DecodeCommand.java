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

/** {@code ergon tokenizer decode}. */
@Command(
    name = "decode",
    description =
        "Tokens to actions: JSON Lines {\"tokens\": [...]} in, {\"actions\": [[...], ...]} out.")
final class DecodeCommand implements Callable<Integer> {
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
          return LineJson.actionsAnswer(tokenizer.decode(LineJson.tokens(line)));
        });
    return ExitCode.DONE.status();
  }
}
