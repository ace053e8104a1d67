package dev.ergon.policy.runtime.bundle;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.util.Arrays;

/**
 * RT-2 strings one after the other, in an action space's terms: the first number of a row is 1
 * where the task is done and 0 elsewhere, where RT-2 has classes 0 and 1. Immutable.
 */
final class Rt2Chunks implements ActionTokenizer {
  private static final int DONE_CLASS = 0;
  private static final int GO_ON_CLASS = 1;

  private final Rt2Tokenizer row;
  private final ActionShape shape;

  Rt2Chunks(Rt2Tokenizer row, int horizon) {
    this.row = row;
    this.shape = new ActionShape(horizon, row.shape().dimensions());
  }

  @Override
  public ActionShape shape() {
    return shape;
  }

  @Override
  public TokenizerMode mode() {
    return row.mode();
  }

  @Override
  public int[] encode(double[][] actions) {
    int[] tokens = new int[shape.size()];
    double[] flat = shape.flatten(actions);
    for (int h = 0; h < shape.horizon(); h++) {
      int from = h * shape.dimensions();
      double[] action = Arrays.copyOfRange(flat, from, from + shape.dimensions());
      action[0] = action[0] >= 0.5 ? DONE_CLASS : GO_ON_CLASS;
      System.arraycopy(row.encode(new double[][] {action}), 0, tokens, from, action.length);
    }
    return tokens;
  }

  @Override
  public double[][] decode(int[] tokens) {
    if (tokens.length != shape.size()) {
      throw TokenizerException.wrongLength("RT-2 tokens", tokens.length, shape.size());
    }
    double[][] actions = new double[shape.horizon()][];
    for (int h = 0; h < shape.horizon(); h++) {
      int from = h * shape.dimensions();
      actions[h] = row.decode(Arrays.copyOfRange(tokens, from, from + shape.dimensions()))[0];
      actions[h][0] = actions[h][0] == DONE_CLASS ? 1 : 0;
    }
    return actions;
  }

  @Override
  public TokenMask vocabulary() {
    return row.vocabulary();
  }

  @Override
  public TokenMask allowedTokens(int position) {
    return position >= 0 && position < shape.size()
        ? row.allowedTokens(position % shape.dimensions())
        : TokenMask.empty();
  }
}
