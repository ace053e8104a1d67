package dev.ergon.policy.runtime.prompt;

import java.util.List;

/**
 * A multimodal sentence (Driess et al. 2023, PaLM-E, section 3): words, pictures and state vectors
 * in the order they are said. Pictures and states are places here; what fills them is handed over
 * when the sentence is run.
 */
public record MultimodalPrompt(List<Part> parts) {
  /** One part of a sentence. */
  public sealed interface Part {}

  /** Words and special tokens, as they stand. */
  public record Words(String text) implements Part {}

  /** The next picture. */
  public record Picture() implements Part {}

  /** The robot's state vector, through the bundle's state encoder. */
  public record State() implements Part {}

  public MultimodalPrompt {
    parts = List.copyOf(parts);
  }

  /** How many pictures it has places for. */
  public int pictures() {
    return (int) parts.stream().filter(Picture.class::isInstance).count();
  }

  /** How many state vectors it has places for. */
  public int states() {
    return (int) parts.stream().filter(State.class::isInstance).count();
  }
}
