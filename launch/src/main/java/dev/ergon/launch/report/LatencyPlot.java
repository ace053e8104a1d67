package dev.ergon.launch.report;

import org.HdrHistogram.Histogram;

/** An SVG histogram of times, with the quantiles that matter. */
final class LatencyPlot {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 150;
  private static final int BARS = 40;
  private static final int FOOT = 22;

  private LatencyPlot() {}

  static void draw(Markup out, LatencySeries series) {
    Histogram times = series.nanos();
    out.raw("<figure class=\"wide\"><figcaption><span>").text(series.title()).raw("</span>");
    if (times.getTotalCount() == 0) {
      out.raw("<span class=\"n\">nothing measured</span></figcaption></figure>\n");
      return;
    }
    out.raw("<span class=\"n\">n = %d, p50 %.3f ms, ", times.getTotalCount(), millis(times, 50));
    out.raw("p99 %.3f ms, max %.3f ms</span>", millis(times, 99), times.getMaxValue() / 1e6);
    out.raw("</figcaption><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
    out.text(series.title()).raw("\">");
    // To the 99.9th percentile: one straggler must not squeeze all the others into a single bar.
    long end = Math.max(BARS, times.getValueAtPercentile(99.9));
    long[] counts = new long[BARS];
    long most = 1;
    for (int bar = 0; bar < BARS; bar++) {
      long from = end * bar / BARS;
      long to = end * (bar + 1) / BARS;
      counts[bar] = times.getCountBetweenValues(from, to - 1);
      most = Math.max(most, counts[bar]);
    }
    double step = (double) WIDTH / BARS;
    for (int bar = 0; bar < BARS; bar++) {
      double height = (HEIGHT - FOOT - 4) * Math.sqrt((double) counts[bar] / most);
      out.raw(
          "<rect class=\"b\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
          bar * step + 0.5, HEIGHT - FOOT - height, step - 1, height);
    }
    out.raw("<text x=\"0\" y=\"%d\">0</text>", HEIGHT - 6);
    out.raw(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.3f ms</text>", WIDTH, HEIGHT - 6, end / 1e6);
    out.raw("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">", WIDTH / 2, HEIGHT - 6);
    out.raw("bar height: square root of the count</text></svg></figure>\n");
  }

  private static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1e6;
  }
}
