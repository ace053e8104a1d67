package dev.ergon.tokenizer.rt2;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerException.Code;
import dev.ergon.tokenizer.TokenizerMode;
import java.util.Arrays;

/**
 * RT-2's action tokens. A row is {@code [terminate class, number...]}: the class is an integer, the
 * numbers are in their dimensions' units. Numbers are floored onto bins 0..V-1, so that only the
 * upper bound itself gives V-1 (robotics_transformer, tokenizers/action_tokenizer.py, whose
 * discretisation RT-2 re-uses).
 *
 * <p>Immutable; safe from any thread. {@link #encodeInto} and {@link #decodeInto} are real-time
 * safe: no allocation, no lock, unless they refuse.
 */
public final class Rt2Tokenizer implements ActionTokenizer {
  /** How far past a bound, in parts of the range, a number counts as float32 rounding of it. */
  private static final double ROUNDING_SLACK = 1e-6;

  private final Rt2Layout layout;
  private final VocabularyBinding binding;
  private final TokenizerMode mode;
  private final ActionShape shape;
  private final TokenMask terminateMask;
  private final TokenMask binMask;
  private final double[] low;
  private final double[] high;

  /** Strict, and bin i is token i. */
  public Rt2Tokenizer(Rt2Layout layout) {
    this(layout, VocabularyBinding.identity(layout.bins()), TokenizerMode.STRICT);
  }

  /**
   * @param binding which id says which integer; reference mode wants the identity, for it lets
   *     integers through that no binding knows
   */
  public Rt2Tokenizer(Rt2Layout layout, VocabularyBinding binding, TokenizerMode mode) {
    if (mode == TokenizerMode.RELAXED) {
      throw TokenizerException.badInput("RT-2: got mode relaxed, wanted strict or reference");
    }
    if (binding.bins() != layout.bins() || (!mode.isStrict() && !binding.isIdentity())) {
      throw TokenizerException.badInput(
          "RT-2: the binding has "
              + binding.bins()
              + " bins, wanted "
              + layout.bins()
              + ", and in reference mode the identity");
    }
    this.layout = layout;
    this.binding = binding;
    this.mode = mode;
    this.shape = new ActionShape(1, layout.length());
    this.terminateMask = binding.mask(layout.terminateClasses());
    this.binMask = binding.mask(layout.bins());
    this.low = layout.dimensions().stream().mapToDouble(Rt2Dimension::low).toArray();
    this.high = layout.dimensions().stream().mapToDouble(Rt2Dimension::high).toArray();
  }

  public Rt2Layout layout() {
    return layout;
  }

  @Override
  public ActionShape shape() {
    return shape;
  }

  @Override
  public TokenizerMode mode() {
    return mode;
  }

  /** {@inheritDoc} In reference mode a shorter row gives fewer tokens, as published. */
  @Override
  public int[] encode(double[][] actions) {
    if (!mode.isStrict() && isShortRow(actions)) {
      double[] padded = Arrays.copyOf(actions[0], layout.length());
      int[] tokens = new int[layout.length()];
      encodeInto(padded, tokens);
      return Arrays.copyOf(tokens, actions[0].length);
    }
    int[] tokens = new int[layout.length()];
    encodeInto(shape.flatten(actions), tokens);
    return tokens;
  }

  /**
   * {@inheritDoc} In reference mode fewer tokens give a partial row, further ones are ignored, and
   * a negative terminate token is class -1 (the all-zero one-hot).
   */
  @Override
  public double[][] decode(int[] tokens) {
    if (!mode.isStrict() && tokens.length > 0 && tokens.length != layout.length()) {
      double[] row = new double[layout.length()];
      decodeInto(Arrays.copyOf(tokens, layout.length()), row);
      return new double[][] {Arrays.copyOf(row, Math.min(tokens.length, row.length))};
    }
    double[] row = new double[layout.length()];
    decodeInto(tokens, row);
    return new double[][] {row};
  }

  /**
   * Encodes one row.
   *
   * @param action [1 + D], not modified
   * @param tokens [1 + D], overwritten
   */
  public void encodeInto(double[] action, int[] tokens) {
    requireLengths(action.length, tokens.length);
    tokens[0] = binding.id(terminateClass(action[0]));
    for (int i = 1; i < action.length; i++) {
      int bin = bin(action[i], i);
      tokens[i] = bin >= 0 ? binding.id(bin) : bin;
    }
  }

  /**
   * Decodes one row.
   *
   * @param tokens [1 + D], not modified
   * @param action [1 + D], overwritten
   */
  public void decodeInto(int[] tokens, double[] action) {
    requireLengths(action.length, tokens.length);
    action[0] = decodeTerminate(tokens[0]);
    for (int i = 1; i < tokens.length; i++) {
      action[i] = decodeNumber(tokens[i], i);
    }
  }

  @Override
  public TokenMask vocabulary() {
    return binMask;
  }

  @Override
  public TokenMask allowedTokens(int position) {
    if (position == 0) {
      return terminateMask;
    }
    return position > 0 && position < layout.length() ? binMask : TokenMask.empty();
  }

  private boolean isShortRow(double[][] actions) {
    return actions.length == 1 && actions[0].length > 0 && actions[0].length < layout.length();
  }

  private void requireLengths(int numbers, int tokens) {
    if (numbers != layout.length()) {
      throw TokenizerException.wrongLength(
          "RT-2 action (terminate class and dimensions)", numbers, layout.length());
    }
    if (tokens != layout.length()) {
      throw TokenizerException.wrongLength("RT-2 tokens", tokens, layout.length());
    }
  }

  // The published code asserts a one-hot, so a class that is none is an error in both modes.
  private int terminateClass(double value) {
    if (!Double.isFinite(value)) {
      throw TokenizerException.nonFinite("terminate class, number", 0, value);
    }
    if (value != Math.rint(value)) {
      throw new TokenizerException(
          Code.BAD_INPUT, "terminate class: got " + value + ", wanted an integer");
    }
    if (value < 0 || value >= layout.terminateClasses()) {
      throw TokenizerException.outOfRange(
          "terminate class, number", 0, value, 0, layout.terminateClasses() - 1);
    }
    return (int) value;
  }

  private int bin(double value, int index) {
    double lowest = low[index - 1];
    double highest = high[index - 1];
    if (mode.isStrict()) {
      if (!Double.isFinite(value)) {
        throw TokenizerException.nonFinite("RT-2 action, number", index, value);
      }
      double slack = (highest - lowest) * ROUNDING_SLACK;
      if (value < lowest - slack || value > highest + slack) {
        throw TokenizerException.outOfRange("RT-2 action, number", index, value, lowest, highest);
      }
    } else if (Double.isNaN(value)) {
      return Integer.MIN_VALUE; // what TensorFlow's cast makes of NaN
    }
    return layout.arithmetic() == BinArithmetic.FLOAT64
        ? floorBin(value, lowest, highest)
        : floorBin((float) value, (float) lowest, (float) highest);
  }

  private int floorBin(double value, double lowest, double highest) {
    double clipped = Math.min(Math.max(value, lowest), highest);
    return (int) ((clipped - lowest) / (highest - lowest) * (layout.bins() - 1));
  }

  private int floorBin(float value, float lowest, float highest) {
    float clipped = Math.min(Math.max(value, lowest), highest);
    return (int) ((clipped - lowest) / (highest - lowest) * (layout.bins() - 1));
  }

  private double decodeTerminate(int token) {
    if (mode.isStrict()) {
      int bin = binding.bin(token);
      if (bin < 0 || bin >= layout.terminateClasses()) {
        throw TokenizerException.badToken(0, token, terminateMask + " (the terminate class)");
      }
      return bin;
    }
    return token >= layout.terminateClasses() ? 0 : Math.max(token, -1);
  }

  private double decodeNumber(int token, int index) {
    double lowest = low[index - 1];
    double highest = high[index - 1];
    if (!mode.isStrict()) {
      return value(token, lowest, highest);
    }
    int bin = binding.bin(token);
    if (bin < 0) {
      throw TokenizerException.badToken(index, token, binMask.toString());
    }
    // The formula may overshoot the upper bound by a rounding error; a strict value never does.
    return Math.min(Math.max(value(bin, lowest, highest), lowest), highest);
  }

  private double value(int bin, double lowest, double highest) {
    if (layout.decoding() == BinDecoding.CENTRE) {
      double centre = bin + 0.5;
      return centre / (layout.bins() - 1) * (highest - lowest) + lowest;
    }
    if (layout.arithmetic() == BinArithmetic.FLOAT32) {
      float range = (float) highest - (float) lowest;
      return (float) bin / (layout.bins() - 1) * range + (float) lowest;
    }
    return (double) bin / (layout.bins() - 1) * (highest - lowest) + lowest;
  }
}
