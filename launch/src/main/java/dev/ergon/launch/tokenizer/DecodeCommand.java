package dev.ergon.launch.tokenizer;

import dev.ergon.core.error.ExitCode;
import dev.ergon.tokenizer.spec.TokenizerSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private SpecOption tokenizer = new SpecOption();

  @Override
  public Integer call() {
    TokenizerSpec codec = tokenizer.read();
    LineServer.serve(
        parent.in(),
        spec.commandLine().getOut(),
        line -> LineJson.actionsAnswer(codec.decode(LineJson.tokens(line))));
    return ExitCode.DONE.status();
  }
}
