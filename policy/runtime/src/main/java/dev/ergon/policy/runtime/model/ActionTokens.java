package dev.ergon.policy.runtime.model;

import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.TokenMask;
import java.util.ArrayList;
import java.util.List;

/**
 * Greedy, held to the ids that may stand at each position of an action, so that whatever the model
 * prefers, what it says can be decoded.
 */
public final class ActionTokens implements TokenRule {
  private final List<TokenMask> masks = new ArrayList<>();

  /**
   * @param tokens how many an answer has
   */
  public ActionTokens(ActionTokenizer tokenizer, int tokens) {
    for (int position = 0; position < tokens; position++) {
      masks.add(tokenizer.allowedTokens(position));
    }
  }

  @Override
  public int maxTokens() {
    return masks.size();
  }

  @Override
  public int choose(int position, float[] logits) {
    return masks.get(position).argmax(logits);
  }

  @Override
  public boolean ends(int token) {
    return false;
  }
}
