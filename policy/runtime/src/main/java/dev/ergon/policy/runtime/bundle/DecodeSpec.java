package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an action's tokens come out of the model.
 *
 * @param placeholders parallel only: the tokens that stand for those to be said, one for each or
 *     one for all; none for rows of zeros
 * @param refusal RT-2 only: when a first answer is "done"; absent for where that is likelier than
 *     going on
 */
public record DecodeSpec(
    Mode mode, @Default("[]") List<String> placeholders, @Nullable RefusalSpec refusal) {
  public DecodeSpec {
    placeholders = List.copyOf(placeholders);
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
