package dev.ergon.transport.ros1;

import org.jspecify.annotations.Nullable;

/** A service that failed, is not there, or did not answer in time. */
public final class ServiceException extends Exception {
  private static final long serialVersionUID = 1;

  public ServiceException(String message) {
    this(message, null);
  }

  public ServiceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
