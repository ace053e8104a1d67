package dev.ergon.policy.runtime.model;

import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import java.util.Arrays;

/**
 * The first terminate token of an answer by a threshold instead of by being the likelier: for the
 * answer with which a policy begins or refuses, two errors that do not cost the same. Where a model
 * answers several times to one question, each answer hears the mean log-odds up to itself, and the
 * last one counts. All other tokens are another rule's business.
 */
public final class RefusalRule implements TokenRule {
  private final TokenRule others;
  private final int end;
  private final TokenMask goOn;
  private final double wanted;
  private double sum;
  private int answers;

  /**
   * @param others chooses all other tokens
   * @param tokenizer of RT-2's rows: the first token is a terminate class, the smallest of whose
   *     ids ends the task
   * @param threshold how likely the end must be beside the likeliest other class, above 0, below 1
   */
  public RefusalRule(TokenRule others, ActionTokenizer tokenizer, double threshold) {
    this.others = others;
    int[] classes = tokenizer.allowedTokens(0).ids();
    this.end = classes[0];
    this.goOn = TokenMask.of(Arrays.copyOfRange(classes, 1, classes.length));
    this.wanted = Math.log(threshold / (1 - threshold));
  }

  /** Another question begins: forgets the answers so far. */
  public void begin() {
    sum = 0;
    answers = 0;
  }

  @Override
  public int maxTokens() {
    return others.maxTokens();
  }

  @Override
  public int choose(int position, float[] logits) {
    if (position != 0) {
      return others.choose(position, logits);
    }
    int best = goOn.argmax(logits);
    sum += logits[end] - logits[best];
    answers++;
    return sum / answers >= wanted ? end : best;
  }

  @Override
  public boolean ends(int token) {
    return others.ends(token);
  }
}
