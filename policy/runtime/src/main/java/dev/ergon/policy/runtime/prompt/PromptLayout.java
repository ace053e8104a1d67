package dev.ergon.policy.runtime.prompt;

/**
 * A prompt as ids, and where each row of the model's input comes from. The arrays are shared, for
 * every step reads them: not to be modified.
 *
 * @param text what was tokenised, places expanded
 * @param ids of the text, [P]
 * @param rows [T]: row t is token {@code rows[t]} of {@code ids} if that is 0 or more, else feature
 *     row {@code -1 - rows[t]}, the pictures' features first, then the state's
 */
public record PromptLayout(String text, int[] ids, int[] rows) {}
