package dev.ergon.launch.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.policy.runtime.BundleModel;
import dev.ergon.policy.runtime.InferenceAnswer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures and words that a bundle shall answer. */
final class InferenceRequest {
  private static final int MAX_PICTURES = 16;

  private final List<Path> images;
  private final String text;
  private final boolean question;
  private final double[] state;

  /**
   * @param state for the bundle's state encoder; empty without one
   */
  InferenceRequest(List<Path> images, String text, boolean question, double[] state) {
    if (images.isEmpty() || images.size() > MAX_PICTURES) {
      throw new InvalidInputException(
          "image: got " + images.size() + " pictures, wanted 1.." + MAX_PICTURES);
    }
    if (text.isBlank() || text.length() > Instruction.MAX_TEXT) {
      throw new InvalidInputException(
          "instruction: got " + text.length() + " characters, wanted 1.." + Instruction.MAX_TEXT);
    }
    this.images = List.copyOf(images);
    this.text = text;
    this.question = question;
    this.state = state.clone();
  }

  /**
   * A line {@code {"image", "instruction"}}; {@code question} may say true, {@code state} a list.
   *
   * @throws InvalidInputException naming the key that is wrong
   */
  static InferenceRequest of(JsonNode line, boolean questions) {
    JsonNode image = line.path("image");
    JsonNode instruction = line.path("instruction");
    if (!instruction.isTextual() || !(image.isTextual() || image.isArray())) {
      throw new InvalidInputException(
          "line: wanted {\"image\": FILE or [FILE, ...], \"instruction\": TEXT}");
    }
    List<Path> paths = new ArrayList<>();
    if (image.isTextual()) {
      paths.add(path(image));
    }
    image.forEach(item -> paths.add(path(item)));
    JsonNode numbers = line.path("state");
    double[] state = new double[numbers.size()];
    for (int i = 0; i < state.length; i++) {
      if (!numbers.get(i).isNumber()) {
        throw new InvalidInputException("state: wanted a list of numbers");
      }
      state[i] = numbers.get(i).doubleValue();
    }
    return new InferenceRequest(
        paths, instruction.textValue(), line.path("question").asBoolean(questions), state);
  }

  /** What {@code model} answers. */
  InferenceReport answer(BundleModel model, int maxTokens) {
    List<Image> pictures = images.stream().map(ImageDecoder::read).toList();
    InferenceAnswer answer =
        question
            ? model.ask(pictures, text, state, maxTokens)
            : model.act(pictures, text, state, true);
    return InferenceReport.of(answer);
  }

  private static Path path(JsonNode text) {
    try {
      return Path.of(text.asText());
    } catch (InvalidPathException e) {
      throw new InvalidInputException("image: is no path: " + e.getMessage(), e);
    }
  }
}
