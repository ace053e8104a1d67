package dev.ergon.core.error;

import org.jspecify.annotations.Nullable;

/** A task, a run or a check did not succeed. */
public class TaskFailedException extends ErgonException {
  public TaskFailedException(String message) {
    this(message, null);
  }

  public TaskFailedException(String message, @Nullable Throwable cause) {
    super(ExitCode.FAILED, message, cause);
  }
}
