package dev.ergon.policy.runtime.model;

import dev.ergon.core.policy.PolicyException;
import java.util.Set;

/**
 * Greedy over the whole vocabulary until an end token.
 *
 * @param endIds ids that end the answer; empty for one of exactly {@code maxTokens}
 */
public record FreeText(Set<Integer> endIds, int maxTokens) implements TokenRule {
  public FreeText {
    endIds = Set.copyOf(endIds);
    if (maxTokens < 1) {
      throw new IllegalArgumentException("free text: got " + maxTokens + " tokens, wanted > 0");
    }
  }

  @Override
  public int choose(int position, float[] logits) {
    int best = -1;
    float bestLogit = Float.NEGATIVE_INFINITY;
    for (int id = 0; id < logits.length; id++) {
      if (logits[id] > bestLogit) {
        bestLogit = logits[id];
        best = id;
      }
    }
    if (best < 0) {
      throw new PolicyException("the model's logits at token " + position + " are not numbers");
    }
    return best;
  }

  @Override
  public boolean ends(int token) {
    return endIds.contains(token);
  }
}
