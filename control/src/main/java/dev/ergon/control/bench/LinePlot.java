package dev.ergon.control.bench;

import java.util.List;
import java.util.Map;

/**
 * Several lines over one axis as an SVG, the vertical axis logarithmic.
 *
 * @param x milliseconds, ascending
 * @param lines by name, each as long as {@code x}, > 0
 */
record LinePlot(int[] x, Map<String, double[]> lines) {
  /** What is drawn for a value too small for a logarithmic axis. */
  private static final double FLOOR = 1e-9;

  private static final int WIDTH = 760;
  private static final int HEIGHT = 420;
  private static final int LEFT = 70;
  private static final int BOTTOM = 50;
  private static final int RIGHT = 190;
  private static final int TOP = 40;
  private static final List<String> COLOURS =
      List.of("#b00020", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e");

  String svg() {
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
            .formatted(WIDTH, HEIGHT));
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    svg.append(
        "<text x=\"%d\" y=\"22\" font-size=\"14\">Largest velocity step per cycle at chunk switches</text>%n"
            .formatted(LEFT));
    double low = lowest();
    double high = highest();
    for (double decade = low; decade <= high * 1.001; decade *= 10) {
      double y = y(decade, low, high);
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n"
              .formatted(LEFT, WIDTH - RIGHT, y, y));
      svg.append(
          "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s rad/s</text>%n"
              .formatted(LEFT - 4, y + 4, decade >= 0.001 ? "%.3f".formatted(decade) : decade));
    }
    for (int value : x) {
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n"
              .formatted(x(value), HEIGHT - BOTTOM + 18, value));
    }
    svg.append(
        "<text x=\"%d\" y=\"%d\">policy latency (ms)</text>%n"
            .formatted((LEFT + WIDTH - RIGHT) / 2 - 50, HEIGHT - 10));
    int n = 0;
    for (Map.Entry<String, double[]> line : lines.entrySet()) {
      appendLine(svg, line.getKey(), line.getValue(), n++, low, high);
    }
    return svg.append("</svg>\n").toString();
  }

  private void appendLine(
      StringBuilder svg, String name, double[] values, int n, double low, double high) {
    String colour = COLOURS.get(n % COLOURS.size());
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < x.length; i++) {
      points.append("%.1f,%.1f ".formatted(x(x[i]), y(Math.max(FLOOR, values[i]), low, high)));
    }
    svg.append(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n"
            .formatted(points.toString().strip(), colour));
    svg.append(
        "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n"
            .formatted(WIDTH - RIGHT + 12, TOP + 20 + 20 * n, colour, name));
  }

  private double x(int value) {
    double share = (double) (value - x[0]) / (x[x.length - 1] - x[0]);
    return LEFT + share * (WIDTH - RIGHT - LEFT);
  }

  private static double y(double value, double low, double high) {
    double share = Math.log(value / low) / Math.log(high / low);
    return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
  }

  private double lowest() {
    double low = Double.POSITIVE_INFINITY;
    for (double[] line : lines.values()) {
      for (double value : line) {
        low = Math.min(low, Math.max(FLOOR, value));
      }
    }
    return Math.pow(10, Math.floor(Math.log10(low)));
  }

  private double highest() {
    double high = 0;
    for (double[] line : lines.values()) {
      for (double value : line) {
        high = Math.max(high, Math.max(FLOOR, value));
      }
    }
    return Math.pow(10, Math.ceil(Math.log10(high)));
  }
}
