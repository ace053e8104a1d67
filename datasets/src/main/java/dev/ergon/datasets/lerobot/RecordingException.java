package dev.ergon.datasets.lerobot;

import dev.ergon.core.error.TaskFailedException;
import org.jspecify.annotations.Nullable;

/** An episode could not be recorded. It is discarded; the dataset holds every earlier one. */
public final class RecordingException extends TaskFailedException {

  /** Why. */
  public enum Reason {
    /** Encoder or disk did not keep up within the stated wait. */
    TOO_SLOW,
    /** Encoder or disk failed. */
    STORAGE_FAILED,
    /** The recording thread was interrupted. */
    INTERRUPTED
  }

  private final Reason reason;

  public RecordingException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
