package dev.ergon.transport.ros1;

import dev.ergon.core.error.TaskFailedException;

/** The master, or another node, answered that it cannot do what was asked. */
public final class MasterException extends TaskFailedException {
  public MasterException(String message) {
    super(message);
  }
}
