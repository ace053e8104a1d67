package dev.ergon.tokenizer.fast.bpe;

/**
 * The split before byte-pair encoding, across which no merge reaches. The same pieces as the
 * pattern of GPT-2,
 *
 * <pre>'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+</pre>
 *
 * <p>with {@code \s} as Unicode's White_Space, written as a scanner over code points.
 */
final class Gpt2Split {
  private enum Kind {
    SPACE,
    LETTER,
    NUMBER,
    OTHER
  }

  private static final int TABLE_SIZE = 0x800;
  private static final Kind[] TABLE = new Kind[TABLE_SIZE];

  static {
    for (int c = 0; c < TABLE_SIZE; c++) {
      TABLE[c] = classify(c);
    }
  }

  private Gpt2Split() {}

  /** The end of the piece that begins at {@code from}, exclusive; {@code from < length}. */
  static int pieceEnd(int[] text, int from, int length) {
    int contraction = contractionEnd(text, from, length);
    if (contraction > from) {
      return contraction;
    }
    Kind first = kind(text[from]);
    if (first != Kind.SPACE) {
      return runEnd(text, from, length, first);
    }
    if (text[from] == ' ' && from + 1 < length && kind(text[from + 1]) != Kind.SPACE) {
      return runEnd(text, from + 1, length, kind(text[from + 1]));
    }
    int end = runEnd(text, from, length, Kind.SPACE);
    // White space before a word leaves its last character to the word, if it has another.
    return end == length || end == from + 1 ? end : end - 1;
  }

  private static int runEnd(int[] text, int from, int length, Kind kind) {
    int end = from;
    while (end < length && kind(text[end]) == kind) {
      end++;
    }
    return end;
  }

  private static int contractionEnd(int[] text, int from, int length) {
    if (text[from] != '\'' || from + 1 >= length) {
      return from;
    }
    int next = text[from + 1];
    if (next == 's' || next == 't' || next == 'm' || next == 'd') {
      return from + 2;
    }
    boolean two =
        from + 2 < length
            && ((next == 'r' && text[from + 2] == 'e')
                || (next == 'v' && text[from + 2] == 'e')
                || (next == 'l' && text[from + 2] == 'l'));
    return two ? from + 3 : from;
  }

  private static Kind kind(int codePoint) {
    return codePoint < TABLE_SIZE ? TABLE[codePoint] : classify(codePoint);
  }

  private static Kind classify(int codePoint) {
    if (isWhiteSpace(codePoint)) {
      return Kind.SPACE;
    }
    if (Character.isLetter(codePoint)) {
      return Kind.LETTER;
    }
    int type = Character.getType(codePoint);
    boolean number =
        type == Character.DECIMAL_DIGIT_NUMBER
            || type == Character.LETTER_NUMBER
            || type == Character.OTHER_NUMBER;
    return number ? Kind.NUMBER : Kind.OTHER;
  }

  // Unicode's White_Space property; Character.isWhitespace differs at U+0085, U+00A0, U+001C..1F.
  private static boolean isWhiteSpace(int c) {
    return (c >= 0x09 && c <= 0x0D)
        || c == 0x20
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }
}
