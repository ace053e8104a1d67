package dev.ergon.tokenizer.spec;

import dev.ergon.tokenizer.TokenizerMode;
import java.util.Optional;

/** A tokenizer as a {@code SPEC.json} describes it. One thread at a time. */
public sealed interface TokenizerSpec permits Rt2Spec, OpenVlaSpec, FastSpec {
  TokenizerMode mode();

  /**
   * @param actions [H][D]
   * @throws dev.ergon.tokenizer.TokenizerException for what {@link #mode()} refuses
   */
  int[] encode(double[][] actions);

  /**
   * @return [H][D]
   * @throws dev.ergon.tokenizer.TokenizerException for what {@link #mode()} refuses
   */
  double[][] decode(int[] tokens);

  /** The tokens' string form, where the scheme has one. */
  Optional<String> text(int[] tokens);

  /** What it resolves, and how far a number is from what it decodes to. */
  TokenizerReport report();
}
