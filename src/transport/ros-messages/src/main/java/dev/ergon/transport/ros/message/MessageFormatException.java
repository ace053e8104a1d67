package dev.ergon.transport.ros.message;

import dev.ergon.core.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Bytes that are no message of the type they were said to be. */
public final class MessageFormatException extends InvalidInputException {
  public MessageFormatException(String message) {
    super(message);
  }

  public MessageFormatException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
