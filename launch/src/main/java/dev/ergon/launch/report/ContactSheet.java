package dev.ergon.launch.report;

import dev.ergon.launch.run.EpisodeResult;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * One row per instruction: a tick or a cross, the words, and three pictures of the first camera.
 */
final class ContactSheet {
  /** Rows beyond these are left out and counted. */
  static final int MAX_ROWS = 24;

  private static final int MARGIN = 24;
  private static final int HEAD = 84;
  private static final int PICTURE = 224;
  private static final int GAP = 12;
  private static final int WORDS = 360;
  private static final int WIDTH = 2 * MARGIN + WORDS + 3 * (PICTURE + GAP);
  private static final String[] COLUMNS = {"first", "middle", "last"};

  private final Lettering lettering;

  ContactSheet(Lettering lettering) {
    this.lettering = lettering;
  }

  /** The sheet as PNG. */
  byte[] png(String title, List<EpisodeTrace> episodes) throws IOException {
    int rows = Math.min(MAX_ROWS, episodes.size());
    int foot = episodes.size() > rows ? 44 : MARGIN - GAP;
    BufferedImage sheet =
        new BufferedImage(WIDTH, HEAD + rows * (PICTURE + GAP) + foot, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = Pictures.brush(sheet);
    g.setColor(Palette.GROUND);
    g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
    drawHead(g, title);
    for (int i = 0; i < rows; i++) {
      drawRow(g, episodes.get(i), HEAD + i * (PICTURE + GAP));
    }
    if (episodes.size() > rows) {
      String more = "and " + (episodes.size() - rows) + " more";
      lettering.line(
          g,
          Lettering.sans(Font.PLAIN, 16),
          Palette.FAINT,
          more,
          MARGIN,
          sheet.getHeight() - 18,
          WORDS);
    }
    g.dispose();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", png);
    return png.toByteArray();
  }

  private void drawHead(Graphics2D g, String title) {
    lettering.line(g, Lettering.sans(Font.BOLD, 26), Palette.TEXT, title, MARGIN, 50, WORDS - 12);
    for (int i = 0; i < COLUMNS.length; i++) {
      int x = MARGIN + WORDS + i * (PICTURE + GAP);
      lettering.line(g, Lettering.sans(Font.PLAIN, 15), Palette.FAINT, COLUMNS[i], x, 68, PICTURE);
    }
  }

  private void drawRow(Graphics2D g, EpisodeTrace episode, int y) {
    EpisodeResult verdict = episode.verdict();
    g.setColor(Palette.PANEL);
    g.fillRoundRect(MARGIN, y, WORDS - GAP, PICTURE, 14, 14);
    Color colour = verdict.success() ? Palette.GOOD : Palette.BAD;
    Marks.draw(g, verdict.success(), colour, MARGIN + 20, y + 22, 34);
    lettering.line(
        g,
        Lettering.sans(Font.BOLD, 16),
        colour,
        verdict.task(),
        MARGIN + 70,
        y + 45,
        WORDS - GAP - 90);
    int width = WORDS - GAP - 40;
    lettering.paragraph(
        g,
        Lettering.sans(Font.BOLD, 21),
        Palette.TEXT,
        verdict.instruction(),
        MARGIN + 20,
        y + 96,
        width,
        3);
    String figures =
        String.format(Locale.ROOT, "%d steps, %.1f s", verdict.steps(), verdict.seconds());
    Font small = Lettering.sans(Font.PLAIN, 15);
    lettering.line(g, small, Palette.FAINT, figures, MARGIN + 20, y + PICTURE - 44, width);
    lettering.line(g, small, Palette.FAINT, verdict.reason(), MARGIN + 20, y + PICTURE - 20, width);
    for (int i = 0; i < COLUMNS.length; i++) {
      int x = MARGIN + WORDS + i * (PICTURE + GAP);
      Rectangle box = new Rectangle(x, y, PICTURE, PICTURE);
      g.setColor(Palette.PANEL);
      g.fill(box);
      if (i < episode.pictures().size()) {
        Pictures.cover(g, Pictures.of(episode.pictures().get(i)), box);
      }
    }
  }
}
