package dev.ergon.core.policy;

import dev.ergon.core.action.ActionChunk;
import java.util.Arrays;
import java.util.List;

/**
 * A policy's answer to one observation.
 *
 * @param tokens the ids the model said, in order; empty for a policy without tokens
 * @param text the tokens as words, or the policy's remark; may be empty
 * @param stages where the time went, in the order it was spent
 */
public record PolicyStep(ActionChunk chunk, int[] tokens, String text, List<StageTime> stages) {
  /** How long one stage took. */
  public record StageTime(String stage, long nanos) {}

  public PolicyStep {
    tokens = tokens.clone();
    stages = List.copyOf(stages);
  }

  @Override
  public int[] tokens() {
    return tokens.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PolicyStep that
        && chunk.equals(that.chunk)
        && Arrays.equals(tokens, that.tokens)
        && text.equals(that.text)
        && stages.equals(that.stages);
  }

  @Override
  public int hashCode() {
    return chunk.hashCode() * 31 + Arrays.hashCode(tokens);
  }

  @Override
  public String toString() {
    return "PolicyStep[" + chunk + ", " + tokens.length + " tokens, '" + text + "']";
  }
}
