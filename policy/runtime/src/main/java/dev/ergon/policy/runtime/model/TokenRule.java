package dev.ergon.policy.runtime.model;

/** Chooses a model's tokens. Used by one thread. */
public interface TokenRule {
  /** How many tokens at most. */
  int maxTokens();

  /**
   * The token at {@code position} of the answer, 0-based.
   *
   * @param logits one for each id, [V]; not modified and not kept
   */
  int choose(int position, float[] logits);

  /** Whether {@code token} ends the answer; it is then no part of it. */
  boolean ends(int token);
}
