package dev.ergon.policy.training.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tokens of a model and their ids. Marks come first, then one placeholder per action token,
 * then locations, then words, and last, as RT-2 and OpenVLA have it, the ids that say actions.
 * Immutable.
 */
public final class Vocabulary {
  public static final String PADDING = "<pad>";
  public static final String UNKNOWN = "<unk>";
  public static final String END = "<eos>";
  public static final String IMAGE = "<image>";
  public static final String STATE = "<state>";

  /** Behind an instruction: what follows are action tokens. */
  public static final String ACTION = "<action>";

  /** Behind a question: what follows are words. */
  public static final String ANSWER = "<answer>";

  /** How finely a location is told, along each axis. */
  public static final int LOCATIONS = 64;

  /** Ids that say a number of an action. */
  public static final int BINS = 256;

  private static final List<String> MARKS =
      List.of(PADDING, UNKNOWN, END, IMAGE, STATE, ACTION, ANSWER);
  private static final Pattern NOT_A_WORD = Pattern.compile("[^a-z0-9]+");

  private final List<String> tokens;
  private final Map<String, Integer> ids = new HashMap<>();
  private final int placeholders;

  /**
   * @param placeholders tokens of one answer
   * @param words all that may be said or heard; duplicates are fine
   */
  public Vocabulary(int placeholders, Collection<String> words) {
    this.placeholders = placeholders;
    List<String> all = new ArrayList<>(MARKS);
    for (int i = 0; i < placeholders; i++) {
      all.add(placeholder(i));
    }
    for (String axis : List.of("x", "y")) {
      for (int i = 0; i < LOCATIONS; i++) {
        all.add("<" + axis + i + ">");
      }
    }
    all.addAll(new TreeSet<>(words));
    for (int i = 0; i < BINS; i++) {
      all.add("<a" + i + ">");
    }
    tokens = List.copyOf(all);
    for (int i = 0; i < tokens.size(); i++) {
      if (ids.put(tokens.get(i), i) != null) {
        throw new IllegalArgumentException("vocabulary: '" + tokens.get(i) + "' is there twice");
      }
    }
  }

  /** The words of a sentence: lower case, split at whatever is no letter or digit. */
  public static List<String> words(String sentence) {
    String plain = NOT_A_WORD.matcher(sentence.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    return plain.isEmpty() ? List.of() : List.of(plain.split(" "));
  }

  /** The token that stands where action token {@code index} is to be said. */
  public static String placeholder(int index) {
    return "<say" + index + ">";
  }

  /** The token of {@code fraction}, 0..1, along the axis {@code x} or {@code y}. */
  public static String location(String axis, double fraction) {
    int bin = (int) Math.floor(fraction * LOCATIONS);
    return "<" + axis + Math.max(0, Math.min(LOCATIONS - 1, bin)) + ">";
  }

  /** All tokens; the index is the id. */
  public List<String> tokens() {
    return tokens;
  }

  /** V. */
  public int size() {
    return tokens.size();
  }

  /** How many placeholders there are. */
  public int placeholders() {
    return placeholders;
  }

  /** The id of a token; of {@link #UNKNOWN} if it is none. */
  public int id(String token) {
    return ids.getOrDefault(token, ids.getOrDefault(UNKNOWN, 0));
  }

  /** The marks and placeholders, which no person may say. */
  public List<String> special() {
    return tokens.subList(0, MARKS.size() + placeholders);
  }

  /** The first id that says an action. */
  public int firstAction() {
    return tokens.size() - BINS;
  }

  /** The ids of a person's sentence. */
  public int[] sentence(String sentence) {
    return words(sentence).stream().mapToInt(this::id).toArray();
  }

  /** The ids of an answer, in which locations may stand. */
  public int[] answer(String answer) {
    return List.of(answer.split(" ")).stream().mapToInt(this::id).toArray();
  }

  /** Whether {@code id} is a location. */
  public boolean isLocation(int id) {
    return id >= special().size() && id < special().size() + 2 * LOCATIONS;
  }
}
