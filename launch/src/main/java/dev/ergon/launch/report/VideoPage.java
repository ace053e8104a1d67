package dev.ergon.launch.report;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.launch.run.EpisodeResult;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Draws one picture of the video: the instruction above, the cameras side by side, joints on the
 * right, the action below. The same canvas is drawn over again and again. Owned by one thread.
 */
final class VideoPage {
  static final int WIDTH = 1280;
  static final int HEIGHT = 720;
  private static final int MARGIN = 24;
  private static final int TOP = 104;
  private static final int BODY = 416;
  private static final int CAMERAS_WIDTH = 848;
  private static final int GAP = 16;
  private static final int JOINTS_X = MARGIN + CAMERAS_WIDTH + GAP;
  private static final int JOINTS_WIDTH = WIDTH - MARGIN - JOINTS_X;
  private static final int ACTION_Y = TOP + BODY + GAP;

  private final ReportSetup setup;
  private final Lettering lettering;
  private final BufferedImage canvas =
      new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);

  VideoPage(ReportSetup setup, Lettering lettering) {
    this.setup = setup;
    this.lettering = lettering;
  }

  /**
   * The picture of a moment.
   *
   * @param heading what kind of task, and which of the run
   * @param series the joints up to this moment
   * @param verdict what is written over the end of an episode; null before
   */
  BufferedImage draw(
      String instruction,
      String heading,
      Moment moment,
      JointSeries series,
      @Nullable EpisodeResult verdict) {
    Graphics2D g = Pictures.brush(canvas);
    try {
      g.setColor(Palette.GROUND);
      g.fillRect(0, 0, WIDTH, HEIGHT);
      drawHeader(g, instruction, heading, verdict);
      drawCameras(g, moment.frames());
      drawJoints(g, series);
      drawAction(g, moment, series);
    } finally {
      g.dispose();
    }
    return canvas;
  }

  private void drawHeader(
      Graphics2D g, String instruction, String heading, @Nullable EpisodeResult verdict) {
    int width = WIDTH - 2 * MARGIN - 190;
    lettering.line(g, Lettering.sans(Font.PLAIN, 17), Palette.FAINT, heading, MARGIN, 36, width);
    lettering.line(g, Lettering.sans(Font.BOLD, 32), Palette.TEXT, instruction, MARGIN, 76, width);
    if (verdict == null) {
      lettering.lineFromRight(
          g, Lettering.sans(Font.BOLD, 17), Palette.FAINT, setup.title(), WIDTH - MARGIN, 36, 180);
      return;
    }
    Color colour = verdict.success() ? Palette.GOOD : Palette.BAD;
    g.setColor(colour);
    g.fillRoundRect(WIDTH - MARGIN - 160, 30, 160, 48, 24, 24);
    Marks.draw(g, verdict.success(), Palette.GROUND, WIDTH - MARGIN - 144, 42, 24);
    String word = verdict.success() ? "success" : "failed";
    lettering.line(
        g, Lettering.sans(Font.BOLD, 20), Palette.GROUND, word, WIDTH - MARGIN - 108, 61, 100);
  }

  private void drawCameras(Graphics2D g, List<CameraFrame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      CameraFrame frame = frames.get(i);
      Rectangle box = cameraBox(i, frames.size());
      g.setColor(Palette.PANEL);
      g.fill(box);
      Pictures.fit(g, Pictures.of(frame.image()), box);
      g.setColor(new Color(15, 20, 32, 170));
      g.fillRoundRect(box.x + 10, box.y + 10, 14 + 9 * frame.camera().length(), 26, 12, 12);
      lettering.line(
          g,
          Lettering.sans(Font.BOLD, 14),
          Palette.TEXT,
          frame.camera(),
          box.x + 18,
          box.y + 28,
          box.width - 36);
    }
  }

  /** One or two cameras share the width; of more, the first is large and the others stand by it. */
  private static Rectangle cameraBox(int camera, int cameras) {
    if (cameras <= 2) {
      int width = (CAMERAS_WIDTH - (cameras - 1) * GAP) / cameras;
      return new Rectangle(MARGIN + camera * (width + GAP), TOP, width, BODY);
    }
    int others = cameras - 1;
    int height = (BODY - (others - 1) * GAP) / others;
    int side = Math.min(height, CAMERAS_WIDTH / 3);
    int large = CAMERAS_WIDTH - side - GAP;
    return camera == 0
        ? new Rectangle(MARGIN, TOP, large, BODY)
        : new Rectangle(MARGIN + large + GAP, TOP + (camera - 1) * (height + GAP), side, height);
  }

  private void drawJoints(Graphics2D g, JointSeries series) {
    g.setColor(Palette.PANEL);
    g.fillRoundRect(JOINTS_X, TOP, JOINTS_WIDTH, BODY, 14, 14);
    int count = Math.max(1, setup.joints().size());
    int height = Math.min(56, (BODY - 12) / count);
    for (int joint = 0; joint < setup.joints().size() && series.size() > 0; joint++) {
      int y = TOP + 6 + joint * height;
      if (y + height <= TOP + BODY) {
        drawJoint(g, joint, series, new Rectangle(JOINTS_X + 14, y, JOINTS_WIDTH - 28, height));
      }
    }
  }

  private void drawJoint(Graphics2D g, int joint, JointSeries series, Rectangle row) {
    ReportSetup.JointBounds bounds = setup.joints().get(joint);
    double now = series.position(joint, series.size() - 1);
    int letters = Math.min(13, row.height - 14);
    int base = row.y + row.height / 2 + letters / 2 - 2;
    Font font = Lettering.sans(Font.PLAIN, letters);
    lettering.line(g, font, Palette.FAINT, bounds.name(), row.x, base, 92);
    String value = String.format(Locale.ROOT, "%+.2f", now);
    lettering.lineFromRight(
        g, Lettering.mono(letters), Palette.TEXT, value, row.x + row.width, base, 60);
    Rectangle plot = new Rectangle(row.x + 100, row.y + 5, row.width - 160, row.height - 10);
    g.setColor(Palette.LINE);
    g.setStroke(new BasicStroke(1));
    g.drawLine(plot.x, plot.y, plot.x + plot.width, plot.y);
    g.drawLine(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height);
    PlotRange range = PlotRange.ofLimits(bounds.lower(), bounds.upper(), series, joint);
    g.setColor(Palette.ACCENT);
    g.setStroke(new BasicStroke(1.8f));
    g.draw(curve(joint, series, range, plot));
  }

  /** The positions so far over the whole width; between the lines lie the joint's limits. */
  private static Path2D curve(int joint, JointSeries series, PlotRange range, Rectangle plot) {
    Path2D path = new Path2D.Double();
    double span = Math.max(1e-9, series.seconds(series.size() - 1));
    for (int i = 0; i < series.size(); i++) {
      double x = plot.x + plot.width * series.seconds(i) / span;
      double y = plot.y + plot.height * (1 - range.share(series.position(joint, i)));
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    return path;
  }

  private void drawAction(Graphics2D g, Moment moment, JointSeries series) {
    int height = HEIGHT - ACTION_Y - MARGIN;
    g.setColor(Palette.PANEL);
    g.fillRoundRect(MARGIN, ACTION_Y, WIDTH - 2 * MARGIN, height, 14, 14);
    lettering.line(
        g, Lettering.sans(Font.BOLD, 15), Palette.FAINT, "action", MARGIN + 18, ACTION_Y + 30, 200);
    String time =
        series.size() == 0
            ? ""
            : String.format(Locale.ROOT, "%.1f s", series.seconds(series.size() - 1));
    lettering.lineFromRight(
        g, Lettering.mono(17), Palette.FAINT, time, WIDTH - MARGIN - 18, ACTION_Y + 30, 200);
    lettering.paragraph(
        g,
        Lettering.mono(19),
        Palette.TEXT,
        moment.action(),
        MARGIN + 18,
        ACTION_Y + 64,
        WIDTH - 2 * MARGIN - 36,
        4);
  }
}
