package dev.ergon.hardware.bus;

/** What a decoder found at the start of the bytes that came in. */
public enum FrameVerdict {
  /** A whole status packet with the right checksum. */
  FRAME,
  /** The beginning of one; more bytes must come. */
  INCOMPLETE,
  /** Bytes that begin no packet. */
  NOISE,
  /** A packet's beginning with a length that no answer has. */
  BAD_LENGTH,
  /** A whole packet whose checksum or inner structure is wrong. */
  BAD_CHECKSUM
}
