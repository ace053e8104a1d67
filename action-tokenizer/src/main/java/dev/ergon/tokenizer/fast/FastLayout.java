package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;

/**
 * What a FAST tokenizer needs besides its vocabulary.
 *
 * @param scale coefficients are multiplied by this before they are rounded; finite, above 0. FAST+
 *     and the published default have 10
 * @param minToken the rounded coefficient that becomes code point 0; FAST+ has -354
 * @param shape the chunk, [H][D]
 */
public record FastLayout(double scale, int minToken, ActionShape shape) {
  /** The scale of FAST+ and of the published fit. */
  public static final double DEFAULT_SCALE = 10;

  private static final int MAX_SHIFT = 1_000_000;

  public FastLayout {
    if (!Double.isFinite(scale) || scale <= 0) {
      throw TokenizerException.badInput("FAST: got scale " + scale + ", wanted a number above 0");
    }
    if (Math.abs((long) minToken) > MAX_SHIFT) {
      throw TokenizerException.badInput(
          "FAST: got min_token " + minToken + ", wanted within +-" + MAX_SHIFT);
    }
  }
}
