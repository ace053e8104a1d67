package dev.ergon.sim.embedded.export;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes an XML document, indented, every value escaped. Used by one thread. */
final class Xml {
  private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Ends the element that {@link #in} began. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Begins an element with others in it.
   *
   * @param attributes names and values in turn
   */
  Scope in(String name, String... attributes) {
    tag(name, attributes, ">");
    open.push(name);
    return () -> {
      open.pop();
      indent().append("</").append(name).append(">\n");
    };
  }

  /** An element of attributes alone. */
  Xml leaf(String name, String... attributes) {
    tag(name, attributes, "/>");
    return this;
  }

  /** An element of text. */
  Xml text(String name, String value, String... attributes) {
    tag(name, attributes, ">");
    text.setLength(text.length() - 1);
    text.append(escaped(value)).append("</").append(name).append(">\n");
    return this;
  }

  Xml comment(String words) {
    indent().append("<!-- ").append(words.replace("--", "- -")).append(" -->\n");
    return this;
  }

  /** As short as it can be read back to the same number. */
  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value).toLowerCase(Locale.ROOT);
  }

  static String numbers(double... values) {
    return Arrays.stream(values).mapToObj(Xml::number).collect(Collectors.joining(" "));
  }

  static String vector(Vec3 v) {
    return numbers(v.x(), v.y(), v.z());
  }

  /** In the order w, x, y, z. */
  static String wxyz(Quaternion q) {
    return numbers(q.w(), q.x(), q.y(), q.z());
  }

  /** {@code 0xRRGGBB} as four numbers in 0..1. */
  static String rgba(int rgb) {
    StringBuilder channels = new StringBuilder();
    for (int shift = 16; shift >= 0; shift -= 8) {
      channels
          .append(number(Math.round((rgb >> shift & 0xFF) / 255.0 * 1000) / 1000.0))
          .append(' ');
    }
    return channels.append('1').toString();
  }

  private void tag(String name, String[] attributes, String end) {
    indent().append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"").append(escaped(attributes[i + 1]));
      text.append('"');
    }
    text.append(end).append('\n');
  }

  private StringBuilder indent() {
    return text.append("  ".repeat(open.size()));
  }

  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
