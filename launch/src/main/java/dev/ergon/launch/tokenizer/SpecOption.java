package dev.ergon.launch.tokenizer;

import dev.ergon.tokenizer.spec.SpecFile;
import dev.ergon.tokenizer.spec.TokenizerSpec;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which tokenizer a command works with. */
final class SpecOption {
  @Option(
      names = "--spec",
      required = true,
      paramLabel = "SPEC.json",
      description = "The tokenizer; paths inside the file are relative to it.")
  private Path specFile;

  /**
   * The tokenizer.
   *
   * @throws dev.ergon.tokenizer.TokenizerException if the file is none
   */
  TokenizerSpec read() {
    return SpecFile.read(specFile);
  }
}
