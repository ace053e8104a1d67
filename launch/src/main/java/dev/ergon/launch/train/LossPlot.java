package dev.ergon.launch.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The course of a training as an SVG: losses and tokens right over steps, from its log. */
final class LossPlot {
  private static final int WIDTH = 760;
  private static final int PANEL = 200;
  private static final int LEFT = 64;
  private static final int RIGHT = 16;
  private static final int TOP = 34;
  private static final int GAP = 54;
  private static final int TICKS = 4;

  /** How many logged steps a point is the mean of. */
  private static final int MEAN_OF = 5;

  private LossPlot() {}

  /** A panel: which column of the log, and what it is. */
  private record Panel(int column, String title) {}

  private static final List<Panel> PANELS =
      List.of(
          new Panel(3, "action loss, nats per action"),
          new Panel(4, "word loss, nats per word"),
          new Panel(6, "action tokens right, share"));

  /** Draws {@code log} to {@code svg}; nothing where there is nothing to draw. */
  static void write(Path log, Path svg) throws IOException {
    List<double[]> rows = rows(log);
    if (rows.size() < 2) {
      return;
    }
    int height = TOP + PANELS.size() * (PANEL + GAP);
    StringBuilder out = new StringBuilder();
    out.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n",
            WIDTH, height));
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int i = 0; i < PANELS.size(); i++) {
      draw(out, rows, PANELS.get(i), TOP + i * (PANEL + GAP));
    }
    Files.writeString(svg, out.append("</svg>\n").toString());
  }

  private static void draw(StringBuilder out, List<double[]> rows, Panel panel, int top) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] row : rows) {
      low = Math.min(low, row[panel.column()]);
      high = Math.max(high, row[panel.column()]);
    }
    double range = Math.max(1e-9, high - low);
    double end = rows.get(rows.size() - 1)[0];
    out.append(
        text(
            "<text x=\"%d\" y=\"%d\" font-size=\"14\">%s</text>%n", LEFT, top - 10, panel.title()));
    for (int i = 0; i <= TICKS; i++) {
      double y = top + PANEL - (double) PANEL * i / TICKS;
      double x = LEFT + (double) (WIDTH - LEFT - RIGHT) * i / TICKS;
      out.append(
          text(
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
              LEFT, WIDTH - RIGHT, y, y));
      out.append(
          text(
              "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.2f</text>%n",
              LEFT - 6, y + 4, low + range * i / TICKS));
      out.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>%n",
              x, top + PANEL + 18, end * i / TICKS));
    }
    out.append("<polyline fill=\"none\" stroke=\"#1f77b4\" stroke-width=\"1.5\" points=\"");
    for (double[] row : rows) {
      double x = LEFT + (WIDTH - LEFT - RIGHT) * row[0] / end;
      double y = top + PANEL * (1 - (row[panel.column()] - low) / range);
      out.append(text("%.1f,%.1f ", x, y));
    }
    out.append("\"/>\n");
  }

  private static List<double[]> rows(Path log) throws IOException {
    List<double[]> rows = new ArrayList<>();
    List<String> lines = Files.readAllLines(log);
    for (int i = 1; i + MEAN_OF <= lines.size(); i += MEAN_OF) {
      double[] mean = new double[lines.get(i).split(",").length];
      for (String line : lines.subList(i, i + MEAN_OF)) {
        String[] cells = line.split(",");
        for (int k = 0; k < mean.length; k++) {
          mean[k] += Double.parseDouble(cells[k]) / MEAN_OF;
        }
      }
      rows.add(mean);
    }
    return rows;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
