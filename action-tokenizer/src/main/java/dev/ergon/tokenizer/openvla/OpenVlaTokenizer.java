package dev.ergon.tokenizer.openvla;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import java.util.Arrays;

/**
 * OpenVLA's action tokens over normalised numbers, -1..1 (Kim et al. 2024; predict_action of
 * modeling_prismatic.py). Compose it with statistics to speak physical units.
 *
 * <p>Immutable; safe from any thread. {@link #encodeInto} and {@link #decodeInto} are real-time
 * safe: no allocation, no lock, unless they refuse.
 */
public final class OpenVlaTokenizer implements ActionTokenizer {
  /** How many ids say actions. */
  public static final int ACTION_IDS = OpenVlaBins.EDGES;

  /** How far outside -1..1 a number counts as float32 rounding of the bound. */
  private static final double ROUNDING_SLACK = 1e-6;

  private static final OpenVlaBins BINS = new OpenVlaBins();

  private final int vocabularySize;
  private final ActionShape shape;
  private final TokenizerMode mode;
  private final TokenMask mask;

  /**
   * @param vocabularySize without padding rows: Llama-2's 32000, not the 32064 of the padded table
   */
  public OpenVlaTokenizer(int vocabularySize, ActionShape shape, TokenizerMode mode) {
    requireServed(vocabularySize, mode);
    this.vocabularySize = vocabularySize;
    this.shape = shape;
    this.mode = mode;
    this.mask = TokenMask.range(vocabularySize - ACTION_IDS, vocabularySize - 1);
  }

  /**
   * @throws TokenizerException {@code bad_input} if no tokenizer can be made of these
   */
  public static void requireServed(int vocabularySize, TokenizerMode mode) {
    if (vocabularySize < ACTION_IDS) {
      throw TokenizerException.badInput(
          "OpenVLA: got a vocabulary of "
              + vocabularySize
              + " ids, wanted at least "
              + ACTION_IDS
              + " (the size without padding)");
    }
    if (mode == TokenizerMode.RELAXED) {
      throw TokenizerException.badInput("OpenVLA: got mode relaxed, wanted strict or reference");
    }
  }

  /**
   * The size without padding that the published code derives: {@code config.text_config.vocab_size
   * - config.pad_to_multiple_of}.
   */
  public static int unpaddedVocabularySize(int paddedVocabularySize, int padToMultipleOf) {
    return paddedVocabularySize - padToMultipleOf;
  }

  @Override
  public ActionShape shape() {
    return shape;
  }

  @Override
  public TokenizerMode mode() {
    return mode;
  }

  @Override
  public int[] encode(double[][] actions) {
    int[] tokens = new int[shape.size()];
    encodeInto(shape.flatten(actions), tokens);
    return tokens;
  }

  /** {@inheritDoc} In reference mode the last H x D of more tokens count, as published. */
  @Override
  public double[][] decode(int[] tokens) {
    int[] counted =
        !mode.isStrict() && tokens.length > shape.size()
            ? Arrays.copyOfRange(tokens, tokens.length - shape.size(), tokens.length)
            : tokens;
    double[] actions = new double[shape.size()];
    decodeInto(counted, actions);
    return shape.unflatten(actions);
  }

  /**
   * Encodes H x D numbers.
   *
   * @param normalised row by row, -1..1, not modified; outside that, strict refuses and reference
   *     clips (NaN to the largest action)
   * @param tokens [H x D], overwritten
   */
  public void encodeInto(double[] normalised, int[] tokens) {
    requireLengths(normalised.length, tokens.length);
    for (int i = 0; i < normalised.length; i++) {
      double value = normalised[i];
      if (mode.isStrict()) {
        requireNormalised(value, i);
      }
      tokens[i] = vocabularySize - BINS.digitize(value);
    }
  }

  /**
   * Decodes H x D tokens to the centres of their bins, -0.996..0.996.
   *
   * @param tokens [H x D], not modified; ids outside the last 256 are refused in strict mode and
   *     say the nearest bound in reference mode
   * @param normalised [H x D], overwritten
   */
  public void decodeInto(int[] tokens, double[] normalised) {
    requireLengths(normalised.length, tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      // A long, so that no hostile id wraps around.
      long fromLargest = (long) vocabularySize - tokens[i] - 1;
      if (mode.isStrict() && (fromLargest < 0 || fromLargest >= ACTION_IDS)) {
        throw TokenizerException.badToken(i, tokens[i], mask.toString());
      }
      long bin = Math.max(0, Math.min(OpenVlaBins.CENTRES - 1, fromLargest));
      normalised[i] = BINS.centre((int) bin);
    }
  }

  @Override
  public TokenMask vocabulary() {
    return mask;
  }

  @Override
  public TokenMask allowedTokens(int position) {
    return position >= 0 && position < shape.size() ? mask : TokenMask.empty();
  }

  private void requireLengths(int numbers, int tokens) {
    if (numbers != shape.size()) {
      throw TokenizerException.wrongLength("OpenVLA action", numbers, shape.size());
    }
    if (tokens != shape.size()) {
      throw TokenizerException.wrongLength("OpenVLA tokens", tokens, shape.size());
    }
  }

  private static void requireNormalised(double value, int index) {
    if (!Double.isFinite(value)) {
      throw TokenizerException.nonFinite("normalised action, number", index, value);
    }
    if (Math.abs(value) > 1 + ROUNDING_SLACK) {
      throw TokenizerException.outOfRange("normalised action, number", index, value, -1, 1);
    }
  }
}
