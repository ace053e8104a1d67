package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.bpe.BytePairDecoder;
import dev.ergon.tokenizer.fast.bpe.BytePairEncoder;
import dev.ergon.tokenizer.fast.bpe.BytePairVocabulary;
import dev.ergon.tokenizer.statistics.Normaliser;
import java.util.Arrays;

/**
 * FAST over normalised chunks, about -1..1 (Pertsch et al. 2025, algorithm 1; physical-intelligence
 * /fast, processing_action_tokenizer.py).
 *
 * <p>Strict mode refuses what the published code answers with an all-zero chunk, which is the
 * middle of every range and not "hold"; and it bounds coefficients by the fitted range and numbers
 * by {@link #MAX_NORMALISED}. Reference mode encodes any shape and answers zeros, relaxed mode also
 * cuts or pads the coefficients as LeRobot does.
 *
 * <p>Holds a workspace: one thread at a time.
 */
public final class FastTokenizer implements ActionTokenizer {
  /** The largest magnitude of a normalised number in strict mode, going in and coming out. */
  public static final double MAX_NORMALISED = Normaliser.MAX_NORMALISED;

  /** UTF-8 needs at most this many bytes, hence tokens, for a coefficient. */
  private static final int MAX_TOKENS_PER_COEFFICIENT = 4;

  private final FastLayout layout;
  private final BytePairVocabulary vocabulary;
  private final TokenizerMode mode;
  private final CoefficientAlphabet alphabet;
  private final FastGrammar grammar;
  private final BytePairEncoder encoder;
  private final BytePairDecoder decoder;
  private final ChunkTransform transform;

  public FastTokenizer(FastLayout layout, BytePairVocabulary vocabulary, TokenizerMode mode) {
    this.layout = layout;
    this.vocabulary = vocabulary;
    this.mode = mode;
    this.alphabet = new CoefficientAlphabet(layout.minToken(), vocabulary);
    this.grammar = new FastGrammar(vocabulary, alphabet, layout.shape().size());
    this.encoder = new BytePairEncoder(vocabulary);
    this.decoder = new BytePairDecoder(vocabulary);
    this.transform = new ChunkTransform(layout.shape().horizon());
  }

  public FastLayout layout() {
    return layout;
  }

  public BytePairVocabulary bytePairs() {
    return vocabulary;
  }

  @Override
  public ActionShape shape() {
    return layout.shape();
  }

  @Override
  public TokenizerMode mode() {
    return mode;
  }

  @Override
  public int[] encode(double[][] actions) {
    if (mode.isStrict()) {
      requireNormalised(shape().flatten(actions), "action, number");
    } else {
      requireRectangle(actions);
    }
    ChunkTransform forward =
        actions.length == transform.horizon() ? transform : new ChunkTransform(actions.length);
    double[] rounded = forward.roundedCoefficients(actions, layout.scale());
    int[] codePoints = new int[rounded.length];
    for (int i = 0; i < rounded.length; i++) {
      codePoints[i] =
          mode.isStrict()
              ? alphabet.strictCodePoint(rounded[i], i)
              : alphabet.referenceCodePoint(rounded[i], i);
    }
    return encoder.encode(codePoints);
  }

  @Override
  public double[][] decode(int[] tokens) {
    double[] coefficients = new double[shape().size()];
    if (mode.isStrict()) {
      strictCoefficients(tokens, coefficients);
    } else {
      referenceCoefficients(tokens, coefficients);
    }
    double[][] actions = transform.actions(coefficients, shape().dimensions(), layout.scale());
    if (mode.isStrict()) {
      requireNormalised(shape().flatten(actions), "decoded action, number");
    }
    return actions;
  }

  /**
   * The rounded coefficients that {@code tokens} say, before any check: what {@link #decode} starts
   * from.
   */
  int[] decodedCodePoints(int[] tokens) {
    return decoder.decode(tokens);
  }

  /** {@inheritDoc} Tokens that say a coefficient outside the fitted range are left out. */
  @Override
  public TokenMask vocabulary() {
    return grammar.vocabulary();
  }

  /**
   * {@inheritDoc} A position alone says little, since tokens hold different numbers of
   * coefficients; {@link #allowedAfter} knows more.
   */
  @Override
  public TokenMask allowedTokens(int position) {
    return position >= 0 && position < MAX_TOKENS_PER_COEFFICIENT * shape().size()
        ? vocabulary()
        : TokenMask.empty();
  }

  /**
   * The ids that may follow the first {@code count} of {@code tokens} so that the chunk can still
   * be completed to exactly H x D coefficients of the fitted range; empty once it is complete.
   *
   * @throws TokenizerException {@code bad_token} if the tokens before it already break the chunk
   */
  public TokenMask allowedAfter(int[] tokens, int count) {
    return grammar.allowedAfter(tokens, count);
  }

  private void strictCoefficients(int[] tokens, double[] coefficients) {
    if (tokens.length > MAX_TOKENS_PER_COEFFICIENT * coefficients.length) {
      throw TokenizerException.wrongLength(
          "FAST tokens for " + coefficients.length + " coefficients",
          tokens.length,
          coefficients.length);
    }
    for (int i = 0; i < tokens.length; i++) {
      if (tokens[i] < 0 || tokens[i] >= vocabulary.size()) {
        throw TokenizerException.badToken(i, tokens[i], "an id of 0.." + (vocabulary.size() - 1));
      }
    }
    int[] codePoints = decoder.decode(tokens);
    for (int codePoint : codePoints) {
      if (codePoint == BytePairDecoder.REPLACEMENT) {
        throw new TokenizerException(
            Code.BAD_TOKEN, "FAST tokens: fragments of a coefficient that no neighbour completes");
      }
    }
    if (codePoints.length != coefficients.length) {
      throw TokenizerException.wrongLength(
          "coefficients that the FAST tokens say", codePoints.length, coefficients.length);
    }
    for (int i = 0; i < codePoints.length; i++) {
      coefficients[i] = alphabet.strictCoefficient(codePoints[i], i);
    }
  }

  private void referenceCoefficients(int[] tokens, double[] coefficients) {
    // The library refuses a negative id, and the published code turns that into zeros.
    boolean readable = Arrays.stream(tokens).noneMatch(id -> id < 0);
    int[] codePoints = readable ? decoder.decode(tokens) : new int[0];
    boolean usable = mode == TokenizerMode.RELAXED || codePoints.length == coefficients.length;
    for (int i = 0; usable && i < Math.min(codePoints.length, coefficients.length); i++) {
      coefficients[i] = (double) codePoints[i] + layout.minToken();
    }
  }

  static void requireNormalised(double[] numbers, String what) {
    for (int i = 0; i < numbers.length; i++) {
      if (!Double.isFinite(numbers[i])) {
        throw TokenizerException.nonFinite(what, i, numbers[i]);
      }
      if (Math.abs(numbers[i]) > MAX_NORMALISED) {
        throw TokenizerException.outOfRange(what, i, numbers[i], -MAX_NORMALISED, MAX_NORMALISED);
      }
    }
  }

  private static void requireRectangle(double[][] actions) {
    int rows = actions.length;
    int columns = rows == 0 ? 0 : actions[0].length;
    new ActionShape(rows, columns).flatten(actions);
  }
}
