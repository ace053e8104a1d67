package dev.ergon.tokenizer;

/** How a tokenizer treats what the published implementations let through. */
public enum TokenizerMode {
  /** Every fault is a {@link TokenizerException}; the only mode on the way to a robot. */
  STRICT,
  /** Bit for bit what the published implementation does, quirks included; for comparison. */
  REFERENCE,
  /** FAST only: as LeRobot decodes it, a coefficient list too long is cut, too short is padded. */
  RELAXED;

  public boolean isStrict() {
    return this == STRICT;
  }
}
