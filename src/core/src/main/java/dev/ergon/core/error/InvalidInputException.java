package dev.ergon.core.error;

import org.jspecify.annotations.Nullable;

/** A command line, a configuration, a file or a message is wrong. Names the file, key or topic. */
public class InvalidInputException extends ErgonException {
  public InvalidInputException(String message) {
    this(message, null);
  }

  public InvalidInputException(String message, @Nullable Throwable cause) {
    super(ExitCode.INVALID_INPUT, message, cause);
  }
}
