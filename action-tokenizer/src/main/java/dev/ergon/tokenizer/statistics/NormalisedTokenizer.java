package dev.ergon.tokenizer.statistics;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;

/**
 * A tokenizer of normalised numbers made to speak the robot's units: normalises before it encodes,
 * un-normalises after it decodes. As safe for threads as what it wraps.
 */
public final class NormalisedTokenizer implements ActionTokenizer {
  private final ActionTokenizer tokenizer;
  private final Normaliser normaliser;

  public NormalisedTokenizer(ActionTokenizer tokenizer, Normaliser normaliser) {
    if (tokenizer.shape().dimensions() != normaliser.dimensions()) {
      throw TokenizerException.wrongLength(
          "dimensions of the statistics", normaliser.dimensions(), tokenizer.shape().dimensions());
    }
    this.tokenizer = tokenizer;
    this.normaliser = normaliser;
  }

  public Normaliser normaliser() {
    return normaliser;
  }

  @Override
  public ActionShape shape() {
    return tokenizer.shape();
  }

  @Override
  public TokenizerMode mode() {
    return tokenizer.mode();
  }

  @Override
  public int[] encode(double[][] actions) {
    double[][] normalised = new double[actions.length][];
    for (int row = 0; row < actions.length; row++) {
      normalised[row] = new double[actions[row].length];
      normaliser.normalise(actions[row], normalised[row]);
    }
    return tokenizer.encode(normalised);
  }

  @Override
  public double[][] decode(int[] tokens) {
    double[][] actions = tokenizer.decode(tokens);
    for (double[] row : actions) {
      normaliser.unnormalise(row, row);
    }
    return actions;
  }

  @Override
  public TokenMask vocabulary() {
    return tokenizer.vocabulary();
  }

  @Override
  public TokenMask allowedTokens(int position) {
    return tokenizer.allowedTokens(position);
  }
}
