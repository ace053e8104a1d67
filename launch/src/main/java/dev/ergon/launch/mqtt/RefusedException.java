package dev.ergon.launch.mqtt;

import org.jspecify.annotations.Nullable;

/** A message that is not carried out. Becomes an error reply. */
final class RefusedException extends Exception {
  private final RefusalCode code;
  private final @Nullable String id;

  RefusedException(RefusalCode code, @Nullable String id, String message) {
    super(message, null, false, false);
    this.code = code;
    this.id = id;
  }

  RefusalCode code() {
    return code;
  }

  /** The id that the message carried, as far as it could be read. */
  @Nullable String id() {
    return id;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
