package dev.ergon.core.policy;

import dev.ergon.core.error.TaskFailedException;
import org.jspecify.annotations.Nullable;

/** A policy could not answer: the robot holds, and the instruction fails with this reason. */
public class PolicyException extends TaskFailedException {
  public PolicyException(String message) {
    super(message);
  }

  public PolicyException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
