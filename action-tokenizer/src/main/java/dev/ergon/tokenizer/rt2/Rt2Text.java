package dev.ergon.tokenizer.rt2;

import dev.ergon.tokenizer.TokenizerException;

/** RT-2's string form: decimal integers joined by one space, for example {@code 1 128 91 241}. */
public final class Rt2Text {
  private static final int MAX_DIGITS = 9;

  private Rt2Text() {}

  /** The integers joined by one space. */
  public static String format(int[] integers) {
    StringBuilder text = new StringBuilder();
    for (int integer : integers) {
      text.append(text.length() == 0 ? "" : " ").append(integer);
    }
    return text.toString();
  }

  /**
   * Reads exactly {@code length} integers. Seven where eight are due are refused: which one is
   * missing cannot be known.
   *
   * @throws TokenizerException {@code wrong_length} or {@code bad_input}
   */
  public static int[] parse(String text, int length) {
    String[] words = text.split(" ", length + 1);
    if (words.length != length) {
      throw new TokenizerException(
          TokenizerException.Code.WRONG_LENGTH,
          "RT-2 string: got "
              + (words.length > length ? "more than " + length : words.length)
              + " integers, wanted exactly "
              + length);
    }
    int[] integers = new int[length];
    for (int i = 0; i < length; i++) {
      integers[i] = integer(words[i], i);
    }
    return integers;
  }

  private static int integer(String word, int index) {
    boolean digits = !word.isEmpty() && word.length() <= MAX_DIGITS;
    for (int i = 0; digits && i < word.length(); i++) {
      digits = word.charAt(i) >= '0' && word.charAt(i) <= '9';
    }
    if (!digits) {
      throw TokenizerException.badInput(
          "RT-2 string: integer "
              + index
              + " is not 1.."
              + MAX_DIGITS
              + " decimal digits, separated by single spaces");
    }
    return Integer.parseInt(word);
  }
}
