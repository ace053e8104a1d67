package dev.ergon.policy.runtime;

import dev.ergon.core.policy.PolicyStep.StageTime;
import java.util.Arrays;
import java.util.List;

/**
 * What a model answered.
 *
 * @param prompt the words as they were said, places for pictures not expanded
 * @param promptIds after expansion
 * @param tokens the answer
 * @param text the answer as words, special tokens left out
 * @param actions [H][D] for an action, empty for words
 * @param stages where the time went: resize, vision, prompt, prefill, decode
 * @param sessionNanos how much of it was spent inside ONNX Runtime
 */
public record InferenceAnswer(
    String prompt,
    int[] promptIds,
    int[] tokens,
    String text,
    double[][] actions,
    List<StageTime> stages,
    long sessionNanos) {
  public InferenceAnswer {
    promptIds = promptIds.clone();
    tokens = tokens.clone();
    actions = deepCopy(actions);
    stages = List.copyOf(stages);
  }

  @Override
  public int[] promptIds() {
    return promptIds.clone();
  }

  @Override
  public int[] tokens() {
    return tokens.clone();
  }

  @Override
  public double[][] actions() {
    return deepCopy(actions);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InferenceAnswer that
        && prompt.equals(that.prompt)
        && Arrays.equals(promptIds, that.promptIds)
        && Arrays.equals(tokens, that.tokens)
        && text.equals(that.text)
        && Arrays.deepEquals(actions, that.actions)
        && stages.equals(that.stages)
        && sessionNanos == that.sessionNanos;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(tokens) * 31 + prompt.hashCode();
  }

  @Override
  public String toString() {
    return "InferenceAnswer['" + prompt + "' -> " + Arrays.toString(tokens) + "]";
  }

  private static double[][] deepCopy(double[][] rows) {
    return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }
}
