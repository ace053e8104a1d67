package dev.ergon.control.log;

import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where every run leaves its command log.
 *
 * @param directory relative to the working directory; each run makes a new file there
 * @param maxSizeBytes a log that gets as large ends there; the run goes on
 */
public record CommandLogOptions(String directory, @Default("1 GB") long maxSizeBytes) {
  private static final int MOST_FILES = 9999;
  private static final long LEAST_BYTES = 1_000_000L;

  public CommandLogOptions {
    if (maxSizeBytes < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "command_log max_size: got %d bytes, wanted at least %d"
              .formatted(maxSizeBytes, LEAST_BYTES));
    }
  }

  /**
   * Makes a new, empty file in the directory: {@code commands-0001.ergonlog} and so on.
   *
   * @throws InvalidInputException if it cannot be made
   */
  public Path newFile() {
    Path folder = Path.of(directory);
    try {
      Files.createDirectories(folder);
      for (int i = 1; i <= MOST_FILES; i++) {
        Path file = folder.resolve("commands-%04d.ergonlog".formatted(i));
        if (isMade(file)) {
          return file;
        }
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          "control.command_log.directory: cannot make a file in '%s': %s"
              .formatted(directory, e.getMessage()),
          e);
    }
    throw new InvalidInputException(
        "control.command_log.directory: got %d logs in '%s', wanted fewer; move them away"
            .formatted(MOST_FILES, directory));
  }

  /** Makes {@code file}, if it is not another run's. */
  private static boolean isMade(Path file) throws IOException {
    try {
      Files.createFile(file);
      return true;
    } catch (FileAlreadyExistsException taken) {
      return false;
    }
  }
}
