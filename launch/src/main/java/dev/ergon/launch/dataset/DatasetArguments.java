package dev.ergon.launch.dataset;

import dev.ergon.core.error.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every dataset command takes. */
final class DatasetArguments {
  @Parameters(paramLabel = "DIR", description = "The dataset's folder.")
  private Path folder;

  @Option(names = "--json", description = "Print one JSON object instead of text.")
  private boolean json;

  /**
   * The folder.
   *
   * @throws InvalidInputException if there is none
   */
  Path folder() {
    if (!Files.isDirectory(folder)) {
      throw new InvalidInputException("dataset " + folder + ": there is no such folder");
    }
    return folder;
  }

  boolean json() {
    return json;
  }
}
