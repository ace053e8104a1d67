package dev.ergon.core.error;

import org.jspecify.annotations.Nullable;

/** The safety layer stopped the robot; the message says why. */
public class SafetyStopException extends ErgonException {
  public SafetyStopException(String message) {
    this(message, null);
  }

  public SafetyStopException(String message, @Nullable Throwable cause) {
    super(ExitCode.SAFETY_STOP, message, cause);
  }
}
