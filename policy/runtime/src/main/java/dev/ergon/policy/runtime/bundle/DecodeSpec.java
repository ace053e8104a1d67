package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;

/**
 * How an action's tokens come out of the model.
 *
 * @param placeholder parallel only: the token that stands for one to be said; empty for a row of
 *     zeros
 */
public record DecodeSpec(Mode mode, @Default("''") String placeholder) {
  /** One by one, or in one pass. */
  public enum Mode {
    /** Each token is read before the next is chosen (RT-2, OpenVLA). */
    AUTOREGRESSIVE,
    /** All tokens from one pass through placeholders (OpenVLA-OFT's discrete form). */
    PARALLEL
  }

  /** One by one. */
  public static DecodeSpec oneByOne() {
    return new DecodeSpec(Mode.AUTOREGRESSIVE, "");
  }
}
