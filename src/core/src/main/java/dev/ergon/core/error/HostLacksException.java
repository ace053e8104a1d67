package dev.ergon.core.error;

import org.jspecify.annotations.Nullable;

/** The host lacks a library, a broker, a device or a permission, which the message names. */
public class HostLacksException extends ErgonException {
  public HostLacksException(String message) {
    this(message, null);
  }

  public HostLacksException(String message, @Nullable Throwable cause) {
    super(ExitCode.HOST_LACKS, message, cause);
  }
}
