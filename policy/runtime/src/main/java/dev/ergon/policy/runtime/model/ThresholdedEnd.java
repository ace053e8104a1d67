package dev.ergon.policy.runtime.model;

import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import java.util.Arrays;

/**
 * RT-2's terminate token by a threshold of its own instead of by being the likeliest: a decision
 * whose two errors do not cost the same. All other tokens are another rule's business.
 */
public final class ThresholdedEnd implements TokenRule {
  private final TokenRule others;
  private final int rowLength;
  private final int end;
  private final TokenMask goOn;
  private final float logOdds;

  /**
   * @param others chooses all other tokens
   * @param tokenizer of RT-2's rows: a row's first token is its terminate class, the smallest of
   *     whose ids ends the task
   * @param threshold how likely the end must be beside the likeliest other class, above 0, below 1
   */
  public ThresholdedEnd(TokenRule others, ActionTokenizer tokenizer, double threshold) {
    this.others = others;
    this.rowLength = tokenizer.shape().dimensions();
    int[] classes = tokenizer.allowedTokens(0).ids();
    this.end = classes[0];
    this.goOn = TokenMask.of(Arrays.copyOfRange(classes, 1, classes.length));
    this.logOdds = (float) Math.log(threshold / (1 - threshold));
  }

  @Override
  public int maxTokens() {
    return others.maxTokens();
  }

  @Override
  public int choose(int position, float[] logits) {
    if (position % rowLength != 0) {
      return others.choose(position, logits);
    }
    int best = goOn.argmax(logits);
    return logits[end] - logits[best] >= logOdds ? end : best;
  }

  @Override
  public boolean ends(int token) {
    return others.ends(token);
  }
}
