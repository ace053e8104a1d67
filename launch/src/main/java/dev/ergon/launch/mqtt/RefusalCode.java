package dev.ergon.launch.mqtt;

import java.util.Locale;

/** Why a message was refused, for programs; the words beside it are for people. */
public enum RefusalCode {
  /** The payload is larger than 8 KiB. */
  TOO_LARGE,
  /** The payload is not UTF-8. */
  BAD_UTF8,
  /** Not one JSON object, or one with a key twice. */
  BAD_JSON,
  /** Not the protobuf message that this topic takes. */
  BAD_PROTOBUF,
  /** Neither JSON nor protobuf. */
  UNSUPPORTED_CONTENT_TYPE,
  /** The key {@code version} holds something else than 1. */
  UNSUPPORTED_VERSION,
  /** A required key is not there. */
  MISSING_FIELD,
  /** A key that this version does not know. */
  UNKNOWN_FIELD,
  /** A value of another JSON type than wanted. */
  WRONG_TYPE,
  /** A value outside its bounds. */
  OUT_OF_RANGE,
  /** The response topic is not one that answers may be sent to. */
  BAD_RESPONSE_TOPIC,
  /** A command that the broker keeps would be carried out at every connection. */
  RETAINED,
  /** Sent too long ago, or in the future. */
  STALE,
  /** Nothing with this id waits or runs. */
  UNKNOWN_ID,
  /** Read and understood, but not taken: queue full, duplicate, shutting down. */
  NOT_ACCEPTED,
  /** The robot is, or was just, stopped by its safety layer. */
  SAFETY_STOP,
  /** A reset was asked for and is not possible. */
  RESET_REFUSED;

  /** As it stands in a message. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
