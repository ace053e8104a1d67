package dev.ergon.launch.report;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws text that stays within its width. On a host without fonts it draws nothing, and {@link
 * #isAvailable()} says so: the pictures are worth having all the same.
 */
final class Lettering {
  private static final String ELLIPSIS = "...";
  private final boolean available = probe();

  boolean isAvailable() {
    return available;
  }

  /** A font by style and size in pixels; the logical fonts are on every host that has any. */
  static Font sans(int style, int size) {
    return new Font(Font.SANS_SERIF, style, size);
  }

  static Font mono(int size) {
    return new Font(Font.MONOSPACED, Font.PLAIN, size);
  }

  /** Draws one line with its base line at {@code y}, cut to {@code width} pixels. */
  void line(Graphics2D g, Font font, Color colour, String text, int x, int y, int width) {
    if (available) {
      g.setFont(font);
      g.setColor(colour);
      g.drawString(cut(text, g.getFontMetrics(), width), x, y);
    }
  }

  /** As {@link #line}, ending at {@code right}. */
  void lineFromRight(
      Graphics2D g, Font font, Color colour, String text, int right, int y, int width) {
    if (available) {
      g.setFont(font);
      String shown = cut(text, g.getFontMetrics(), width);
      g.setColor(colour);
      g.drawString(shown, right - g.getFontMetrics().stringWidth(shown), y);
    }
  }

  /** Draws text broken between words, the first base line at {@code y}, at most {@code lines}. */
  void paragraph(
      Graphics2D g, Font font, Color colour, String text, int x, int y, int width, int lines) {
    if (!available) {
      return;
    }
    g.setFont(font);
    FontMetrics metrics = g.getFontMetrics();
    List<String> broken = broken(text, metrics, width);
    for (int i = 0; i < Math.min(lines, broken.size()); i++) {
      boolean more = i == lines - 1 && broken.size() > lines;
      String line = more ? broken.get(i) + " " + ELLIPSIS : broken.get(i);
      line(g, font, colour, line, x, y + i * metrics.getHeight(), width);
    }
  }

  private static List<String> broken(String text, FontMetrics metrics, int width) {
    List<String> lines = new ArrayList<>();
    for (String given : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      for (String word : given.split(" ", -1)) {
        if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private static String cut(String text, FontMetrics metrics, int width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && metrics.stringWidth(text.substring(0, length) + ELLIPSIS) > width) {
      length--;
    }
    return text.substring(0, length) + ELLIPSIS;
  }

  /** Whether the JDK finds fonts; without fontconfig or any font file it throws errors. */
  private static boolean probe() {
    Graphics2D g = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      g.setFont(sans(Font.PLAIN, 8));
      return g.getFontMetrics().stringWidth("x") > 0;
    } catch (RuntimeException | LinkageError | InternalError e) {
      return false;
    } finally {
      g.dispose();
    }
  }
}
