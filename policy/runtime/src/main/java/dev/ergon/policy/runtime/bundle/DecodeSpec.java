package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action's tokens come out of the model.
 *
 * @param placeholders parallel only: the tokens that stand for those to be said, one for each or
 *     one for all; none for rows of zeros
 * @param refusalThreshold RT-2 only: how likely "done" must be, beside going on, for the first
 *     answer to an instruction to say it, when nothing has moved and it means a refusal; absent for
 *     the likelier one. Below 0.5 a policy rather refuses what is there than goes for what is not
 */
public record DecodeSpec(
    Mode mode, @Default("[]") List<String> placeholders, @Nullable Double refusalThreshold) {
  public DecodeSpec {
    placeholders = List.copyOf(placeholders);
    if (refusalThreshold != null && !(refusalThreshold > 0 && refusalThreshold < 1)) {
      throw new IllegalArgumentException(
          "refusal_threshold: got " + refusalThreshold + ", wanted between 0 and 1");
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
