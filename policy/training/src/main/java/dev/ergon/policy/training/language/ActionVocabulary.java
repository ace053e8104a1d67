package dev.ergon.policy.training.language;

import dev.ergon.core.action.ActionSpace;
import dev.ergon.policy.runtime.bundle.ActionTokenSpec;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.rt2.BinDecoding;

/** How a trained model says actions: RT-2's scheme over the last ids of its vocabulary. */
public final class ActionVocabulary {
  private static final int TERMINATE_CLASSES = 2;

  private ActionVocabulary() {}

  /** What the manifest says of it. */
  public static ActionTokenSpec spec(Vocabulary vocabulary) {
    return new ActionTokenSpec(
        ActionTokenSpec.Scheme.RT2,
        vocabulary.size(),
        Vocabulary.BINS,
        TERMINATE_CLASSES,
        BinDecoding.CENTRE,
        null,
        null);
  }

  /** One action of {@code space} to ids and back. */
  public static ActionTokenizer tokenizer(Vocabulary vocabulary, ActionSpace space) {
    return spec(vocabulary).tokenizer(space, 1);
  }
}
