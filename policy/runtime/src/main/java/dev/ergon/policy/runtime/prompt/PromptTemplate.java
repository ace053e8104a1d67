package dev.ergon.policy.runtime.prompt;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.runtime.prompt.MultimodalPrompt.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places: {@code {instruction}} for a person's words, {@code <image>} for pictures,
 * {@code <state>} for the robot's state. One {@code <image>} takes all pictures; without one (as
 * OpenVLA's prompts are) they are said first.
 *
 * @param lowerCase whether the person's words are put in lower case
 */
public record PromptTemplate(String text, boolean lowerCase) {
  public static final String INSTRUCTION = "{instruction}";
  private static final String IMAGE = "<image>";
  private static final String STATE = "<state>";
  private static final Pattern PLACE = Pattern.compile("<image>|<state>");

  public PromptTemplate {
    if (!text.contains(INSTRUCTION)) {
      throw new InvalidInputException(
          "prompt template: got '" + text + "', wanted " + INSTRUCTION + " somewhere in it");
    }
  }

  /** The sentence with {@code words} in it, as text. */
  public String fill(String words) {
    return text.replace(INSTRUCTION, lowerCase ? words.toLowerCase(Locale.ROOT) : words);
  }

  /**
   * The sentence with {@code words} in it and places for {@code pictures} pictures.
   *
   * @throws InvalidInputException if it has another number of places, or {@code words} hold a place
   */
  public MultimodalPrompt prompt(String words, int pictures) {
    if (PLACE.matcher(words).find()) {
      throw new InvalidInputException(
          "instruction: got '" + words + "', wanted words without " + IMAGE + " or " + STATE);
    }
    String filled = fill(words);
    List<Part> parts = new ArrayList<>();
    int places = (int) PLACE.matcher(filled).results().filter(r -> IMAGE.equals(r.group())).count();
    if (places == 0) {
      addPictures(parts, pictures);
    }
    Matcher place = PLACE.matcher(filled);
    int from = 0;
    while (place.find()) {
      addWords(parts, filled.substring(from, place.start()));
      if (place.group().equals(STATE)) {
        parts.add(new MultimodalPrompt.State());
      } else {
        addPictures(parts, places == 1 ? pictures : 1);
      }
      from = place.end();
    }
    addWords(parts, filled.substring(from));
    MultimodalPrompt prompt = new MultimodalPrompt(parts);
    if (prompt.pictures() != pictures) {
      throw new InvalidInputException(
          "prompt template '"
              + text
              + "': has places for "
              + places
              + " pictures, got "
              + pictures
              + "; one "
              + IMAGE
              + " takes any number");
    }
    return prompt;
  }

  private static void addPictures(List<Part> parts, int pictures) {
    for (int i = 0; i < pictures; i++) {
      parts.add(new MultimodalPrompt.Picture());
    }
  }

  private static void addWords(List<Part> parts, String words) {
    if (!words.isEmpty()) {
      parts.add(new MultimodalPrompt.Words(words));
    }
  }
}
