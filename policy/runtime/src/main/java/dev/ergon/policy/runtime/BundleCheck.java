package dev.ergon.policy.runtime;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.InferenceProfile;
import dev.ergon.policy.runtime.bundle.PolicyFamily;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.policy.runtime.prompt.PromptTemplate;
import dev.ergon.policy.runtime.prompt.TextTokenizer;
import dev.ergon.tokenizer.TokenMask;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Whether the parts of a bundle mean the same thing. */
final class BundleCheck {
  private BundleCheck() {}

  /** Before anything large is loaded: the manifest against {@code config.json} and itself. */
  static void requireFamily(BundleFolder folder, BundleManifest manifest) {
    List<String> differences = new ArrayList<>();
    PolicyFamily family = folder.family();
    if (family != manifest.family()) {
      differences.add(
          "family: the manifest says "
              + manifest.family()
              + ", config.json's model_type '"
              + folder.config().modelType()
              + "' is "
              + family);
    }
    if (manifest.actionTokens().vocabularySize() > folder.config().vocabularySize()) {
      differences.add(
          "action_tokens.vocabulary_size: the manifest says "
              + manifest.actionTokens().vocabularySize()
              + ", config.json's vocab_size is "
              + folder.config().vocabularySize());
    }
    try {
      manifest.tokenizer();
    } catch (InvalidInputException e) {
      differences.add("action_tokens: " + e.getMessage());
    }
    boolean told = manifest.prompt().action().contains("<state>");
    if (told != (manifest.state() != null)) {
      differences.add(
          "state: the prompt has "
              + (told ? "a" : "no")
              + " place <state>, the manifest "
              + (told ? "no" : "a")
              + " state");
    }
    try {
      var template = new PromptTemplate(manifest.prompt().action(), true);
      var unused = template.prompt("words", manifest.cameras().size());
    } catch (InvalidInputException e) {
      differences.add("prompt.action: " + e.getMessage());
    }
    refuse(folder, differences);
  }

  /** Every action token must be a token of the words' vocabulary, and no other's. */
  static void requireTokens(
      BundleFolder folder, TextTokenizer tokenizer, InferenceProfile profile) {
    List<String> differences = new ArrayList<>();
    TokenMask actions = profile.actions().vocabulary();
    Set<Integer> ends = folder.config().endIds();
    List<Integer> missing = new ArrayList<>();
    for (int id : actions.ids()) {
      if (!tokenizer.has(id)) {
        missing.add(id);
      }
      if (ends.contains(id)) {
        differences.add("id " + id + " is an action token and ends a text");
      }
    }
    if (!missing.isEmpty()) {
      differences.add(
          folder.file("tokenizer.json")
              + ": lacks "
              + missing.size()
              + " of the "
              + actions.size()
              + " action tokens, the first of id "
              + missing.get(0)
              + "; actions take "
              + actions);
    }
    folder
        .config()
        .imageTokenId()
        .ifPresent(id -> {
          if (actions.allows(id)) {
            differences.add("id " + id + " is an action token and the image token");
          }
        });
    refuse(folder, differences);
  }

  /** The manifest's state must have as many numbers as the state encoder takes. */
  static void requireState(BundleFolder folder, StateSpec state, int taken) {
    OptionalInt made = state.size();
    if (made.isPresent() && made.getAsInt() != taken) {
      throw new InvalidInputException(
          folder.file(BundleFolder.MANIFEST)
              + ": state.values "
              + state.values()
              + " are "
              + made.getAsInt()
              + " numbers, "
              + BundleFolder.STATE_ENCODER
              + ".onnx takes "
              + taken);
    }
  }

  private static void refuse(BundleFolder folder, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          folder.path()
              + ": the bundle contradicts itself:\n  - "
              + String.join("\n  - ", differences));
    }
  }
}
