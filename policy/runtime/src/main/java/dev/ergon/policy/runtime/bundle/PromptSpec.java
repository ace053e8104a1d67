package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.config.Default;

/**
 * How a policy was spoken to in training. {@code <image>} stands for the pictures, {@code <state>}
 * for the robot's state, {@code {instruction}} for a person's words.
 *
 * @param action the prompt that is answered with an action
 * @param question the prompt that is answered with words
 * @param lowerCase whether a person's words are put in lower case in the first
 */
public record PromptSpec(String action, String question, @Default("true") boolean lowerCase) {
  /** The published prompts of {@code family}. */
  public static PromptSpec published(PolicyFamily family) {
    return new PromptSpec(family.actionTemplate(), family.questionTemplate(), true);
  }
}
