package dev.ergon.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every failure that Ergon reports to a person. The message says what was found, what
 * was wanted, where, and what to do; it is printed as it stands, without a stack trace.
 */
public abstract class ErgonException extends RuntimeException {
  private final ExitCode exitCode;
  private final String message;

  protected ErgonException(ExitCode exitCode, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
    this.message = message;
  }

  @Override
  public final String getMessage() {
    return message;
  }

  /** How a command that fails with this ends. */
  public final ExitCode exitCode() {
    return exitCode;
  }
}
