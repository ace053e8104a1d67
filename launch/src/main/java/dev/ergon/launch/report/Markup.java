package dev.ergon.launch.report;

import java.util.Locale;

/** Builds HTML and SVG; whatever is not markup goes through {@link #text}, which escapes it. */
final class Markup {
  private final StringBuilder out = new StringBuilder(1 << 16);

  /** Markup as it is, with numbers put in by {@link String#format}; never for words of others. */
  Markup raw(String markup, Number... numbers) {
    out.append(
        numbers.length == 0 ? markup : String.format(Locale.ROOT, markup, (Object[]) numbers));
    return this;
  }

  /** Words, escaped for an element's content and for attributes in double quotes. */
  Markup text(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isShown(c) ? c : '\uFFFD');
      }
    }
    return this;
  }

  /** Control characters other than white space may not stand in HTML. */
  private static boolean isShown(char c) {
    return c >= ' ' && c != '\u007F' || c == '\n' || c == '\t';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
