package dev.ergon.perception.camera;

import dev.ergon.core.error.HostLacksException;
import org.jspecify.annotations.Nullable;

/** A camera, a stream or a video cannot be opened or gives no pictures; the message names it. */
public final class CameraUnavailableException extends HostLacksException {
  public CameraUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
