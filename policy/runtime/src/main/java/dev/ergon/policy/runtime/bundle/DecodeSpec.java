package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action's tokens come out of the model.
 *
 * @param placeholders parallel only: the tokens that stand for those to be said, one for each or
 *     one for all; none for rows of zeros
 * @param terminateThreshold RT-2 only: how likely "done" must be, beside the likeliest other class,
 *     to be said; absent for the likelier one. Below 0.5 the policy would rather end too early, or
 *     refuse what is there, than act on what is not
 */
public record DecodeSpec(
    Mode mode, @Default("[]") List<String> placeholders, @Nullable Double terminateThreshold) {
  public DecodeSpec {
    placeholders = List.copyOf(placeholders);
    if (terminateThreshold != null && !(terminateThreshold > 0 && terminateThreshold < 1)) {
      throw new IllegalArgumentException(
          "terminate_threshold: got " + terminateThreshold + ", wanted between 0 and 1");
    }
  }

  /** One by one, or in one pass. */
  public enum Mode {
    /** Each token is read before the next is chosen (RT-2, OpenVLA). */
    AUTOREGRESSIVE,
    /** All tokens from one pass through placeholders (OpenVLA-OFT's discrete form). */
    PARALLEL
  }

  /** One by one. */
  public static DecodeSpec oneByOne() {
    return new DecodeSpec(Mode.AUTOREGRESSIVE, List.of(), null);
  }
}
