package dev.ergon.launch.tokenizer;

import dev.ergon.core.error.ExitCode;
import dev.ergon.tokenizer.spec.TokenizerSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin private SpecOption tokenizer = new SpecOption();

  @Override
  public Integer call() {
    TokenizerSpec codec = tokenizer.read();
    LineServer.serve(
        parent.in(),
        spec.commandLine().getOut(),
        line -> {
          int[] tokens = codec.encode(LineJson.actions(line));
          return LineJson.tokensAnswer(tokens, codec.text(tokens));
        });
    return ExitCode.DONE.status();
  }
}
