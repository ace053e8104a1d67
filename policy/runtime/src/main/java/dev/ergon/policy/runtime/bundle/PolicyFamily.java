package dev.ergon.policy.runtime.bundle;

import java.util.List;
import java.util.Optional;

/**
 * How a kind of vision-language model takes pictures and words. In a template, {@code <image>}
 * stands for a picture and {@code {instruction}} for the words.
 */
public enum PolicyFamily {
  /** One image token per feature row in the text; CLIP preprocessing (Liu et al. 2023). */
  LLAVA(
      List.of("llava"),
      "USER: <image>\nWhat action should the robot take to {instruction}? ASSISTANT:",
      "USER: <image>\n{instruction} ASSISTANT:"),
  /** Idefics3 and SmolVLM: image tokens between marks, one tile per picture. */
  SMOLVLM(
      List.of("smolvlm", "idefics3"),
      "<|im_start|>User:<image>What action should the robot take to {instruction}?"
          + "<end_of_utterance>\nAssistant:",
      "<|im_start|>User:<image>{instruction}<end_of_utterance>\nAssistant:"),
  /** Prismatic: features stand behind the first token, unseen by the text (Kim et al. 2024). */
  OPENVLA(
      List.of("openvla", "prismatic"),
      "In: What action should the robot take to {instruction}?\nOut:",
      "In: {instruction}\nOut:");

  private final List<String> modelTypes;
  private final String actionTemplate;
  private final String questionTemplate;

  PolicyFamily(List<String> modelTypes, String actionTemplate, String questionTemplate) {
    this.modelTypes = modelTypes;
    this.actionTemplate = actionTemplate;
    this.questionTemplate = questionTemplate;
  }

  /** The family that {@code model_type} of a {@code config.json} belongs to, if one is served. */
  public static Optional<PolicyFamily> ofModelType(String modelType) {
    for (PolicyFamily family : values()) {
      if (family.modelTypes.contains(modelType)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /** Values of {@code model_type} that belong to it. */
  public List<String> modelTypes() {
    return modelTypes;
  }

  /** The published prompt for actions. */
  public String actionTemplate() {
    return actionTemplate;
  }

  /** The published prompt for anything else. */
  public String questionTemplate() {
    return questionTemplate;
  }
}
