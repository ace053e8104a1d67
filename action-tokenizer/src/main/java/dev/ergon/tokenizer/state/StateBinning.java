package dev.ergon.tokenizer.state;

import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;

/**
 * Writes a normalised state as integers 0..255, {@code digitize(state, linspace(-1, 1, 257)[:-1]) -
 * 1} of openpi's tokenizer.py.
 *
 * <p>A state is an observation, and honest ones pass the 1st and 99th percentile; strict mode
 * therefore gives one below -1 the first bin, as one above 1 has the last, where the published code
 * writes "-1" into the prompt. It refuses NaN and infinities.
 */
public final class StateBinning {
  public static final int BINS = 256;

  private final TokenizerMode mode;

  public StateBinning(TokenizerMode mode) {
    this.mode = mode;
  }

  /**
   * The bin of each number.
   *
   * @param normalised [D], about -1..1, not modified
   * @return [D], 0..255; -1 below -1 in reference mode
   */
  public int[] bins(double[] normalised) {
    int[] bins = new int[normalised.length];
    for (int i = 0; i < normalised.length; i++) {
      bins[i] = bin(normalised[i], i);
    }
    return bins;
  }

  /** The bins as the prompt has them, joined by single spaces. */
  public String text(double[] normalised) {
    StringBuilder text = new StringBuilder();
    for (int bin : bins(normalised)) {
      text.append(text.length() == 0 ? "" : " ").append(bin);
    }
    return text.toString();
  }

  private int bin(double value, int index) {
    if (mode.isStrict() && !Double.isFinite(value)) {
      throw TokenizerException.nonFinite("normalised state, number", index, value);
    }
    if (Double.isNaN(value) || value >= 1) {
      return BINS - 1; // NumPy's digitize sorts NaN above every edge
    }
    if (value < -1) {
      return mode.isStrict() ? 0 : -1;
    }
    // Edges are -1 + i/128 and exact, but value + 1 may round up to the next one: correct that.
    int bin = (int) ((value + 1) * (BINS / 2));
    return bin * (2.0 / BINS) - 1 > value ? bin - 1 : bin;
  }
}
